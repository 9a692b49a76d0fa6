//! Which headers describe the body that the envelope replaces?

use alloc::vec::Vec;

use http::{HeaderMap, HeaderName};

/// Removes the headers about the content and how long it may be stored, unless `keep` says that the error has set them.
///
/// `Content-Type` and `Content-Length` are overwritten later.
pub(super) fn forget(headers: &mut HeaderMap, status: u16, keep: impl Fn(&HeaderName) -> bool) {
    let is_old = |name: &&HeaderName| is_about_content(name.as_str(), status) && !keep(name);
    let old: Vec<_> = headers.keys().filter(is_old).cloned().collect();
    for name in old {
        headers.remove(name);
    }
}

/// Whether a header describes the content of a response, or how long it may be stored.
///
/// `Vary` is about the request, `Date` and `Cache-Status` about the exchange, and `Link` can be required (RFC 7725).
/// A client can use them with another body as well.
fn is_about_content(name: &str, status: u16) -> bool {
    match name {
        // The envelope sets its own; the others are policies of the site.
        "content-type"
        | "content-length"
        | "content-security-policy"
        | "content-security-policy-report-only" => false,
        // RFC 9110, 15.5.17: the length of the resource.
        "content-range" => status != 416,
        // RFC 9110: validators, ranges and the fields of the message.
        "etag" | "last-modified" | "accept-ranges" | "trailer" | "transfer-encoding"
        // RFC 9111.
        | "age" | "expires" | "pragma" | "warning"
        // RFC 9421.
        | "signature" | "signature-input"
        // Caches that prefer a header of their own to `Cache-Control`.
        | "surrogate-control" | "edge-control" | "x-accel-expires"
        // RFC 9875: which stored responses belong together.
        | "cache-groups"
        // RFC 9842: the body as a dictionary for later responses.
        | "use-as-dictionary"
        // RFC 3229: a body that is a difference.
        | "delta-base" | "im"
        // RFC 7089: the time whose state the body shows.
        | "memento-datetime"
        // ECMA-426.
        | "sourcemap" | "x-sourcemap" => true,
        // RFC 9530 and RFC 3230; `Want-Repr-Digest` is about the next request.
        _ if name.ends_with("digest") => name == "digest" || name.ends_with("-digest") && !name.starts_with("want-"),
        // RFC 9111, and RFC 9213: targeted fields, such as `CDN-Cache-Control`.
        _ if name.ends_with("cache-control") => true,
        // RFC 9110, 8: representation metadata, and what other specifications add to it.
        _ => name.starts_with("content-"),
    }
}
