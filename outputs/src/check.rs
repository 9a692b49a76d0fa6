//! Checks the kind of each output, its file extension and its settings.

use errspec_codegen::__internal::listing::{ListedOutput, ListedValue, Listing, WrongValue};
use errspec_codegen::__internal::quoted::{quoted, shown};
use errspec_codegen::__internal::report::{Diagnostic, Report};
use errspec_codegen::__internal::site::{Site, Sited};
use errspec_codegen::__internal::suggest::{self, Search};
use errspec_codegen::__internal::{grammar, rules};

use crate::kinds::{self, KINDS, Kind};
use crate::settings::{Names, SETTINGS, Setting};

/// The key that every output has.
pub(crate) const KIND: &str = "kind";
/// What an editor says about it.
pub(crate) const KIND_DOC: &str = "The kind of the output.";
/// What other formats call it.
const KIND_ELSEWHERE: [&str; 2] = ["type", "format"];

/// A valid output.
#[derive(Debug)]
pub struct Checked {
    /// Relative to the package, with `/`.
    pub path: String,
    /// What is written.
    pub kind: &'static Kind,
    /// The settings that are set.
    pub settings: Vec<(&'static Setting, Sited<String>)>,
    /// The span of the path.
    pub site: Site,
}

/// After this: each output is of a kind that suits its file, with settings that the kind has.
///
/// Returns the valid outputs.
pub(crate) fn check(listing: &Listing, report: &mut Report) -> Vec<Checked> {
    let mut names = Names { listing, search: Search::default() };
    listing.outputs.iter().filter_map(|output| self::output(output, &mut names, report)).collect()
}

fn output(output: &ListedOutput, names: &mut Names<'_>, report: &mut Report) -> Option<Checked> {
    let (kind, settings) = keys(output, report)?;
    // Of a duplicate path, the first one counts.
    if output.is_ignored {
        return None;
    }
    let kind = self::kind(kind?, report)?;
    let (kind, kind_site) = (kind.value, kind.site);
    // An invalid path was reported already.
    let fits = output.file.as_deref().is_some_and(|path| fits(kind, kind_site, path, report));
    let mut are_right = true;
    for (setting, value) in &settings {
        are_right &= if kind.settings.iter().any(|known| known.name == setting.name) {
            (setting.check)(value, names, report)
        } else {
            refuse(setting, value.site, report);
            false
        };
    }
    let path = output.file.clone().filter(|_| fits && are_right)?;
    Some(Checked { path, kind, settings, site: output.path.site })
}

/// The kind of an output, if it is set, and its settings.
type Keys<'l> = (Option<&'l Sited<String>>, Vec<(&'static Setting, Sited<String>)>);

/// Keys must be known and unique, values must be strings, and `kind` is required.
fn keys<'l>(output: &'l ListedOutput, report: &mut Report) -> Option<Keys<'l>> {
    let (settings, is_whole) = match &output.value {
        ListedValue::Kind(kind) => return Some((Some(kind), Vec::new())),
        ListedValue::Settings { settings, is_whole } => (settings, *is_whole),
        ListedValue::Misread => return None,
    };
    let mut kind = None;
    let mut found = Vec::new();
    // Which keys are there, and where each was first.
    let mut seen: Vec<(&str, Site)> = Vec::new();
    let mut kind_is_meant = false;
    for setting in settings {
        let name = &setting.name;
        let Some(known) = known(&name.value) else {
            // A key that is misspelled is not reported as missing as well.
            let is_new = |ours: &&str| !seen.iter().any(|(seen, _)| seen == ours);
            let ours = if report.is_full() { None } else { meant(&name.value).filter(is_new) };
            kind_is_meant |= ours == Some(KIND);
            unknown_key(name, ours, report);
            continue;
        };
        let first = seen.iter().find(|(seen, _)| *seen == known).map(|(_, site)| *site);
        match first {
            Some(first) => repeated_key(known, name.site, first, report),
            None => seen.push((known, name.site)),
        }
        match &setting.value {
            Ok(value) if known == KIND => kind = kind.or(Some(value)),
            Ok(value) => {
                let setting = SETTINGS.iter().copied().find(|setting| setting.name == known)?;
                if !found.iter().any(|(other, _): &(&Setting, _)| other.name == known) {
                    found.push((setting, value.clone()));
                }
            }
            Err(wrong) => {
                if let Some(wrong) = wrong {
                    wrong_value(wrong, known, report);
                }
            }
        }
    }
    if is_whole && !kind_is_meant && !seen.iter().any(|(seen, _)| *seen == KIND) {
        report.push_with(&rules::MISSING_KEY, || {
            let message = format!("output {} has no `{KIND}`", quoted(&output.path.value));
            Diagnostic::new(&rules::MISSING_KEY, output.path.site, message)
                .help(format!("add `{KIND}`: {KIND_DOC}"))
        });
    }
    Some((kind, found))
}

/// The names of all keys that an output can have.
pub(crate) fn key_names() -> impl Iterator<Item = &'static str> + Clone {
    [KIND].into_iter().chain(SETTINGS.iter().map(|setting| setting.name))
}

fn known(name: &str) -> Option<&'static str> {
    key_names().find(|known| *known == name)
}

/// The known key that is most similar to an unknown one.
fn meant(wrong: &str) -> Option<&'static str> {
    let is_it = |other: &&str| other.eq_ignore_ascii_case(wrong);
    if KIND_ELSEWHERE.iter().any(is_it) {
        return Some(KIND);
    }
    let elsewhere = SETTINGS.iter().find(|setting| setting.elsewhere.iter().any(is_it));
    elsewhere.map(|setting| setting.name).or_else(|| suggest::nearest(wrong, key_names()))
}

fn unknown_key(name: &Sited<String>, ours: Option<&str>, report: &mut Report) {
    report.push_with(&rules::UNKNOWN_KEY, || {
        let message = format!("unknown key {} in an {}", quoted(&name.value), grammar::OUTPUT.name);
        let help = match ours {
            Some(ours) => suggest::right_name(&name.value, ours, "key"),
            None => suggest::similar_or_list(&name.value, key_names(), "key"),
        };
        Diagnostic::new(&rules::UNKNOWN_KEY, name.site, message).help(help)
    });
}

fn repeated_key(name: &str, site: Site, first: Site, report: &mut Report) {
    report.push_with(&rules::DUPLICATE_KEY, || {
        Diagnostic::new(&rules::DUPLICATE_KEY, site, format!("duplicate key `{name}`"))
            .related(first, "first set here")
            .help("remove one of them")
    });
}

fn wrong_value(wrong: &WrongValue, key: &str, report: &mut Report) {
    report.push_with(&rules::WRONG_TYPE, || {
        // For `kind`, the valid values help more than the expected type.
        let help = if key == KIND {
            Some(suggest::list(KINDS.iter().map(|kind| kind.name), "value"))
        } else {
            wrong.help.clone()
        };
        Diagnostic::new(&rules::WRONG_TYPE, wrong.site, wrong.message.clone()).help_opt(help)
    });
}

fn kind(name: &Sited<String>, report: &mut Report) -> Option<Sited<&'static Kind>> {
    let kind = kinds::find(&name.value);
    if kind.is_none() {
        report.push_with(&rules::UNKNOWN_VALUE, || {
            let message = format!("unknown value `{}` for `{KIND}`", shown(&name.value));
            let help = suggest::similar_or_list(&name.value, KINDS.iter().map(|kind| kind.name), "kind");
            Diagnostic::new(&rules::UNKNOWN_VALUE, name.site, message).help(help)
        });
    }
    Some(Sited::new(kind?, name.site))
}

/// The kind decides what is written, and what is written must suit the file.
fn fits(kind: &Kind, site: Site, path: &str, report: &mut Report) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let fits = extension.is_some_and(|extension| kind.extensions.contains(&extension));
    if !fits {
        report.push_with(&rules::OUTPUT_KIND, || {
            let extensions: Vec<_> = kind.extensions.iter().map(|end| format!("`.{end}`")).collect();
            let message = format!(
                "output `{}` cannot be of kind `{}`, which is for {} files",
                shown(path),
                kind.name,
                and(&extensions)
            );
            Diagnostic::new(&rules::OUTPUT_KIND, site, message)
                .help("choose another kind or another file extension")
        });
    }
    fits
}

/// A setting that this kind of output does not have.
fn refuse(setting: &Setting, site: Site, report: &mut Report) {
    report.push_with(&rules::OUTPUT_SETTING, || {
        let name = setting.name;
        let has = |kind: &&Kind| kind.settings.iter().any(|known| known.name == name);
        let kinds: Vec<_> = KINDS.iter().filter(has).map(|kind| kind.name).collect();
        let listed: Vec<_> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
        let help = match kinds[..] {
            [only] => format!("remove `{name}`, or set `{KIND}: {only}`"),
            _ => format!("remove `{name}`, or choose another `{KIND}`"),
        };
        let message = format!("`{name}` is only for outputs of kind {}", and(&listed));
        Diagnostic::new(&rules::OUTPUT_SETTING, site, message).help(help)
    });
}

/// Such as "`.md`, `.mdx` and `.rs`".
fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
