//! Is the domain of a spec a domain name in its canonical form?

use crate::check::context::Context;
use crate::check::text::{self, TextOwner, What};
use crate::grammar::{Keys, SpecKey};
use crate::quoted::shown;
use crate::report::Diagnostic;
use crate::rules;

/// RFC 1035, 2.3.4: the longest domain name and the longest label, in bytes.
const LONGEST: usize = 253;
const LONGEST_LABEL: usize = 63;

/// After this: the domain, if there is one, has at least two labels and is in lower case.
///
/// Domains are compared byte by byte, so each must be written in only one way.
pub(super) fn check(cx: &mut Context<'_, '_>) -> Option<String> {
    let domain = cx.raw.domain.as_ref()?;
    let owner = TextOwner { name: format_args!("of the spec"), text: What::Value(SpecKey::Domain.key()) };
    let name = text::plain(cx, Some(domain), owner)
        .filter(|_| text::is_seen(cx, domain, format_args!("`domain`")))?;
    if is_domain(&name) {
        return Some(name);
    }
    let better = bare(&name).to_ascii_lowercase();
    let help = if is_domain(&better) {
        format!("write `{better}`")
    } else {
        "write labels of lowercase letters, digits and `-` with dots between them, as in `orders.example.com`"
            .to_owned()
    };
    let message = format!("`domain` is `{}`, which is not a domain name", shown(&name));
    cx.push(Diagnostic::new(&rules::INVALID_DOMAIN, domain.site, message).help(help));
    None
}

/// Whether a string is the domain name of a host (RFC 1123, 2.1), in lower case and without a trailing dot.
fn is_domain(name: &str) -> bool {
    name.len() <= LONGEST && name.contains('.') && name.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_fit = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LONGEST_LABEL).contains(&label.len())
        && label.bytes().all(is_fit)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// The host of a URL, or the string itself.
fn bare(text: &str) -> &str {
    let host = text.split_once("://").map_or(text, |(_, host)| host);
    host.split(['/', ':', '?', '#']).next().unwrap_or(host).trim_end_matches('.')
}
