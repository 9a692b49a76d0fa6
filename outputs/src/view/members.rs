//! How an object of the view is declared: each member once, with its documentation.

/// The members of an object, each with its documentation.
pub type Members = &'static [(&'static str, &'static str)];

/// A struct that is serialized with its members in this order, and a table of what each of them is.
///
/// A member whose name is a Rust keyword has its JSON name in parentheses: `instead("use")`.
macro_rules! members {
    (
        #[doc = $doc:literal]
        $name:ident $(<$life:lifetime>)? {
            $(#[doc = $member_doc:literal] $member:ident $(($written:literal))?: $ty:ty,)*
        }
    ) => {
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name $(<$life>)? {
            $(#[doc = $member_doc] pub $member: $ty,)*
        }

        impl $(<$life>)? $name $(<$life>)? {
            pub(in crate::view) const REFERENCE: (&'static str, &'static str, $crate::view::members::Members) = (
                stringify!($name),
                $doc,
                &[$(($crate::view::members::name!($member $($written)?), $member_doc)),*],
            );
        }

        impl $(<$life>)? serde_core::Serialize for $name $(<$life>)? {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeStruct;

                let mut object = serializer.serialize_struct(stringify!($name), Self::REFERENCE.2.len())?;
                $(object.serialize_field($crate::view::members::name!($member $($written)?), &self.$member)?;)*
                object.end()
            }
        }
    };
}

macro_rules! name {
    ($member:ident) => {
        stringify!($member)
    };
    ($member:ident $written:literal) => {
        $written
    };
}

pub(super) use {members, name};
