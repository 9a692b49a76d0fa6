//! How are the secrets of a URL kept out of errors?
//!
//! A query often has keys and signatures, and so can the part before the host. Scheme, host and path stay, since without
//! them nobody finds the request that failed.

use alloc::string::{String, ToString};
use core::error::Error;
use core::fmt;

use crate::client::log_safe::LogSafe;

/// Removes the secrets from the URL of an error.
pub(super) fn redact(error: &mut reqwest_middleware::Error) {
    match error {
        reqwest_middleware::Error::Reqwest(error) => redact_url(error),
        reqwest_middleware::Error::Middleware(error) => {
            if let Some(error) = error.downcast_mut::<reqwest::Error>() {
                redact_url(error);
            } else if let Some(error) = error.downcast_mut::<reqwest_middleware::Error>() {
                redact(error);
            }
        }
    }
}

fn redact_url(error: &mut reqwest::Error) {
    let Some(url) = error.url_mut() else { return };
    url.set_query(None);
    url.set_fragment(None);
    // Both fail only for a URL without a host, which has neither.
    let _ = url.set_username("");
    let _ = url.set_password(None);
}

/// The source of an error, unless it or one below it has a text with secrets: those of others cannot be changed.
pub(super) fn source(error: &reqwest_middleware::Error) -> Option<&(dyn Error + 'static)> {
    let source = error.source()?;
    let mut next = Some(source);
    while let Some(error) = next {
        if has_secrets(&error.to_string()) || has_secrets(&alloc::format!("{error:?}")) {
            return None;
        }
        next = error.source();
    }
    Some(source)
}

/// The text of an error of another crate, without the secrets of its URLs.
pub(super) struct Redacted<'a, E>(pub(super) &'a E);

impl<E: fmt::Display> fmt::Display for Redacted<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        LogSafe::message(&redacted(&self.0.to_string())).fmt(f)
    }
}

impl<E: fmt::Debug> fmt::Debug for Redacted<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text =
            if f.alternate() { alloc::format!("{:#?}", self.0) } else { alloc::format!("{:?}", self.0) };
        f.write_str(&redacted(&text))
    }
}

fn has_secrets(text: &str) -> bool {
    redacted(text) != text
}

/// The text, with `?…` in place of each query, and without users and passwords.
fn redacted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // None of these is in a URL as it is.
    for word in text.split_inclusive([' ', '\t', '\n', '"', '<', '>']) {
        let end = word.trim_end_matches([' ', '\t', '\n', '"', '<', '>']).len();
        push_word(&word[..end], &mut out);
        out.push_str(&word[end..]);
    }
    out
}

fn push_word(mut word: &str, out: &mut String) {
    let is_in_parentheses = word.starts_with('(');
    let mut is_url = false;
    while let Some(at) = word.find("://")
        && !word[..at].contains(['?', '#'])
    {
        is_url = true;
        let (scheme, rest) = word.split_at(at + 3);
        out.push_str(scheme);
        let authority = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        // The part before the last `@` is a user and a password.
        let host = rest[..authority].rfind('@').map_or(0, |at| at + 1);
        out.push_str(&rest[host..authority]);
        word = &rest[authority..];
    }
    match word.find(['?', '#']) {
        Some(at) if (is_url && word[at..].contains(char::is_alphanumeric)) || word[at..].contains('=') => {
            out.push_str(&word[..at]);
            out.push_str("?…");
            if is_in_parentheses && word.ends_with(')') {
                out.push(')');
            }
        }
        Some(_) | None => out.push_str(word),
    }
}
