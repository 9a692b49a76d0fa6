//! The settings of outputs: what they are called, and which values they can have.

use errspec_codegen::__internal::check::unknown_bucket;
use errspec_codegen::__internal::listing::{ListedField, Listing};
use errspec_codegen::__internal::quoted::shown;
use errspec_codegen::__internal::report::{Diagnostic, Report};
use errspec_codegen::__internal::site::Sited;
use errspec_codegen::__internal::suggest::Search;
use errspec_codegen::__internal::{case, rules, rust_name};

/// A setting of a kind of output.
#[derive(Debug)]
pub struct Setting {
    /// As it is written in a spec.
    pub name: &'static str,
    /// One sentence for an editor's pop-up.
    pub doc: &'static str,
    /// What other formats call it, for suggestions.
    pub elsewhere: &'static [&'static str],
    /// Returns whether a value is valid, and reports it otherwise.
    pub check: fn(&Sited<String>, &mut Names<'_>, &mut Report) -> bool,
}

/// The names of a spec that a setting can refer to.
#[derive(Debug)]
pub struct Names<'a> {
    /// What the spec lists.
    pub listing: &'a Listing,
    /// The search for similar names.
    pub search: Search,
}

/// The name of the enum.
pub static NAME: Setting = Setting {
    name: "name",
    doc: "The name of the enum, for `rust`. The default is `ErrorCode`.",
    elsewhere: &["enum", "enum_name"],
    check: enum_name,
};

/// The bucket whose codes are listed.
pub static BUCKET: Setting = Setting {
    name: "bucket",
    doc: "The bucket whose codes are listed, for `table`. The default is all codes.",
    elsewhere: &[],
    check: bucket,
};

/// The field whose values group the codes.
pub static GROUP_BY: Setting = Setting {
    name: "group_by",
    doc: "The field whose values group the code reference, for `page`. It must have a list of values. By default codes are not grouped.",
    elsewhere: &["group", "groups", "grouped_by"],
    check: group_by,
};

/// All settings, in the order of the documentation.
pub static SETTINGS: &[&Setting] = &[&NAME, &BUCKET, &GROUP_BY];

/// The name of an enum must be a valid name of a Rust type.
fn enum_name(name: &Sited<String>, _: &mut Names<'_>, report: &mut Report) -> bool {
    let is_right = case::is_camel(&name.value) && !rust_name::is_keyword(&name.value);
    if !is_right {
        report.push_with(&rules::OUTPUT_SETTING, || {
            let message = format!("invalid enum name `{}`", shown(&name.value));
            Diagnostic::new(&rules::OUTPUT_SETTING, name.site, message)
                .help("use a capital letter followed by ASCII letters and digits, as in `ErrorCode`")
        });
    }
    is_right
}

/// The bucket must exist.
fn bucket(name: &Sited<String>, names: &mut Names<'_>, report: &mut Report) -> bool {
    // It is `None` if the buckets could not be read.
    let Some(buckets) = &names.listing.buckets else { return false };
    let is_known = buckets.iter().any(|(known, _)| *known == name.value);
    if !is_known {
        let known = buckets.iter().map(|(name, site)| (&**name, *site));
        report.push_with(&rules::UNKNOWN_BUCKET, || {
            unknown_bucket(&mut names.search, &name.value, name.site, known)
        });
    }
    is_known
}

/// The field must exist, and have a list of values, which are the groups.
fn group_by(name: &Sited<String>, names: &mut Names<'_>, report: &mut Report) -> bool {
    // It is `None` if the fields could not be read.
    let Some(fields) = &names.listing.fields else { return false };
    let found = fields.iter().find(|field| field.name.value == name.value);
    // The declaration of a field with an error was reported already, perhaps with this name as the right one.
    if found.is_some_and(|field| field.is_list != Some(false)) {
        return true;
    }
    let wrong = fields.iter().filter(|field| field.is_list.is_none()).map(|field| &*field.name.value);
    if found.is_none() && names.search.nearest(&name.value, wrong).is_some() {
        return false;
    }
    report.push_with(&rules::OUTPUT_SETTING, || {
        let shown = shown(&name.value);
        let message = match found {
            Some(_) => format!("codes cannot be grouped by `{shown}`, which has no list of values"),
            None => format!("unknown field `{shown}`"),
        };
        let diagnostic = Diagnostic::new(&rules::OUTPUT_SETTING, name.site, message);
        let diagnostic = match found {
            Some(field) => diagnostic.related(field.name.site, "declared here"),
            None => diagnostic,
        };
        diagnostic.help_opt(possible_fields(&mut names.search, &name.value, fields))
    });
    false
}

/// The help that names the fields with a list of values.
fn possible_fields(search: &mut Search, wrong: &str, fields: &[ListedField]) -> Option<String> {
    let lists = fields.iter().filter(|field| field.is_list != Some(false));
    let lists: Vec<_> = lists.map(|field| &*field.name.value).collect();
    if lists.is_empty() {
        return Some(
            "declare a field with a list of values, as in `fields: { type: [auth, system] }`".into(),
        );
    }
    search.similar_or_list(wrong, lists.iter().copied(), "valid field")
}
