//! How the values of a key that holds one of a few are described: each name once, with what it means.

/// The values of a key, each with its name.
#[derive(Debug)]
pub struct Choices<T: 'static> {
    /// The key.
    pub key: &'static str,
    /// As they are written, in the order of the documentation.
    pub names: &'static [&'static str],
    /// What they mean, in the same order.
    pub values: &'static [T],
}

impl<T: Copy> Choices<T> {
    /// The value of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<T> {
        let index = self.names.iter().position(|known| *known == name)?;
        Some(self.values[index])
    }
}

impl<T: Copy + PartialEq> Choices<T> {
    /// The name of a value.
    #[must_use]
    pub fn name(&self, value: T) -> &'static str {
        self.values.iter().position(|known| *known == value).map_or("", |index| self.names[index])
    }
}

/// An enum of the values of a key, and the static [`Choices`] of them.
macro_rules! choices {
    (
        $(#[$doc:meta])*
        $table:ident, $values:ident = $key:literal {
            $($(#[$value_doc:meta])* $value:ident $name:literal,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $values {
            $($(#[$value_doc])* $value,)*
        }

        #[doc = concat!("The values of [`", stringify!($values), "`] as they are written.")]
        pub static $table: Choices<$values> =
            Choices { key: $key, names: &[$($name),*], values: &[$($values::$value),*] };

        impl $values {
            /// As it is written.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)*
                }
            }
        }
    };
}

pub(super) use choices;
