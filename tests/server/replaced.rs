//! Which headers of a failing response are sent with the envelope, whose body they did not describe?

use http::{HeaderName, HeaderValue};

use crate::ask::{Layers, get};
use crate::framework::each;
use crate::seen::Seen;

/// Whether a header of the replaced response stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    Goes,
    /// It goes, and the error itself cannot set it either: it is about bytes that nobody knows before they are written.
    NeverComes,
}

use Fate::{Goes, NeverComes, Stays};

/// Response headers of the registry of HTTP field names and some outside of it, with what says so.
const FATES: &[(&str, Fate, &str)] = &[
    ("content-encoding", NeverComes, "RFC 9110, 8.4: how the bytes are encoded"),
    ("content-language", Goes, "RFC 9110, 8.5: of the content"),
    ("content-location", Goes, "RFC 9110, 8.7: where the content is found"),
    ("content-range", Goes, "RFC 9110, 14.4: which part of the content was sent"),
    ("content-disposition", Goes, "RFC 6266: a file name for the content"),
    ("content-base", Goes, "RFC 2068: for links in the content"),
    ("content-features", Goes, "RFC 2912: features of the content"),
    ("content-id", Goes, "RFC 2045: identifies the content"),
    ("content-md5", NeverComes, "RFC 1864: digest of the content"),
    ("content-script-type", Goes, "HTML 4: of scripts in the content"),
    ("content-style-type", Goes, "HTML 4: of styles in the content"),
    ("content-transfer-encoding", Goes, "RFC 2045: how the content is encoded"),
    ("content-version", Goes, "RFC 2068: version of the content"),
    ("content-dpr", Goes, "Client Hints: of an image"),
    ("etag", Goes, "RFC 9110, 8.8.3: validator of the representation"),
    ("last-modified", Goes, "RFC 9110, 8.8.2: validator of the representation"),
    ("accept-ranges", Goes, "RFC 9110, 14.3: of the representation"),
    ("trailer", NeverComes, "RFC 9110, 6.6.2: of the message"),
    ("transfer-encoding", NeverComes, "RFC 9112, 6.1: how the message is framed"),
    ("age", Goes, "RFC 9111, 5.1"),
    ("cache-control", Goes, "RFC 9111, 5.2"),
    ("expires", Goes, "RFC 9111, 5.3"),
    ("pragma", Goes, "RFC 9111, 5.4"),
    ("warning", Goes, "RFC 9111, 5.5"),
    ("cdn-cache-control", Goes, "RFC 9213: takes precedence over `Cache-Control`"),
    ("vercel-cdn-cache-control", Goes, "RFC 9213: any targeted field"),
    ("surrogate-control", Goes, "Edge Architecture: takes precedence over `Cache-Control`"),
    ("edge-control", Goes, "the same of one cache"),
    ("x-accel-expires", Goes, "the same of one cache"),
    ("cache-groups", Goes, "RFC 9875: which stored responses belong together"),
    ("use-as-dictionary", Goes, "RFC 9842: the content is a dictionary"),
    ("content-digest", NeverComes, "RFC 9530, 2"),
    ("repr-digest", NeverComes, "RFC 9530, 3"),
    ("unencoded-digest", NeverComes, "draft-ietf-httpbis-unencoded-digest"),
    ("identity-digest", Goes, "an older name of it"),
    ("digest", NeverComes, "RFC 3230"),
    ("signature", Goes, "RFC 9421, 4.2: can cover the digest and the type of the content"),
    ("signature-input", Goes, "RFC 9421, 4.1"),
    ("delta-base", Goes, "RFC 3229: what the content is a difference to"),
    ("im", Goes, "RFC 3229: that the content is a difference"),
    ("memento-datetime", Goes, "RFC 7089: the time whose state the content shows"),
    ("sourcemap", Goes, "ECMA-426: of the content"),
    ("x-sourcemap", Goes, "the older name of it"),
    ("vary", Stays, "RFC 9110, 12.5.5: about the request; CORS needs it"),
    ("date", Stays, "RFC 9110, 6.6.1: `Retry-After` of a proxied response counts from it"),
    ("allow", Stays, "RFC 9110, 10.2.1: of the resource"),
    ("accept", Stays, "RFC 9110, 12.5.1: what a 415 would accept"),
    ("accept-encoding", Stays, "RFC 9110, 12.5.3: what a 415 would accept"),
    ("accept-patch", Stays, "RFC 5789: of the resource"),
    ("location", Stays, "RFC 9110, 10.2.2: another resource"),
    ("retry-after", Stays, "RFC 9110, 10.2.3"),
    ("server", Stays, "RFC 9110, 10.2.4"),
    ("via", Stays, "RFC 9110, 7.6.3: about the exchange"),
    ("upgrade", Stays, "RFC 9110, 15.5.22: required of a 426"),
    ("proxy-authenticate", Stays, "RFC 9110, 11.7.1: required of a 407"),
    ("link", Stays, "RFC 7725: `blocked-by` of a 451"),
    ("cache-status", Stays, "RFC 9211: about the exchange"),
    ("proxy-status", Stays, "RFC 9209: about the exchange"),
    ("cache-group-invalidation", Stays, "RFC 9875: about stored responses"),
    ("want-content-digest", Stays, "RFC 9530, 4: about the next request"),
    ("want-repr-digest", Stays, "RFC 9530, 4: about the next request"),
    ("accept-signature", Stays, "RFC 9421, 5.1: about the next request"),
    ("set-cookie", Stays, "RFC 6265"),
    ("server-timing", Stays, "about the exchange"),
    ("ratelimit", Stays, "draft-ietf-httpapi-ratelimit-headers: of the client"),
    ("deprecation", Stays, "RFC 9745: of the resource"),
    ("access-control-allow-origin", Stays, "CORS"),
    ("access-control-expose-headers", Stays, "CORS"),
    ("content-security-policy", Stays, "a policy of the site"),
    ("content-security-policy-report-only", Stays, "a policy of the site"),
    ("strict-transport-security", Stays, "RFC 6797"),
    ("x-content-type-options", Stays, "a policy of the site"),
    ("cross-origin-resource-policy", Stays, "a policy of the site"),
    ("clear-site-data", Stays, "a policy of the site"),
    ("traceparent", Stays, "about the exchange"),
    ("x-shard", Stays, "anything unknown"),
    ("x-digest-mode", Stays, "anything unknown"),
];

/// The values of a header.
fn values<'a>(seen: &'a Seen, name: &str) -> Vec<&'a str> {
    let of_name = seen.headers.iter().filter(|(known, _)| known == name);
    of_name.map(|(_, value)| str::from_utf8(value).unwrap()).collect()
}

/// All of them, for the routes.
pub(crate) fn headers() -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    let seven = HeaderValue::from_static("7");
    FATES.iter().map(move |(name, _, _)| (HeaderName::from_static(name), seven.clone()))
}

/// Compares each header of the responses with what becomes of it.
#[track_caller]
fn check(layers: Layers, path: &str, stays: impl Fn(&str, Fate) -> bool) {
    for (framework, seen) in each(layers, &get(path)) {
        for (name, fate, why) in FATES {
            let expected = match (stays(name, *fate), *name) {
                (true, _) => &["7"][..],
                (false, "cache-control") => &["no-store"],
                (false, _) => &[],
            };
            assert_eq!(values(&seen, name), expected, "{framework:?} {path} {name}: {why}");
        }
    }
}

#[test]
fn headers_about_the_replaced_body_go() {
    for layers in [Layers::ONE, Layers::TWO] {
        check(layers, "/sends/502", |_, fate| fate == Stays);
    }
}

#[test]
fn headers_that_a_handler_adds_to_an_error_go_too() {
    check(Layers::ONE, "/adds", |_, fate| fate == Stays);
}

#[test]
fn headers_of_the_error_itself_stay() {
    for layers in [Layers::NONE, Layers::ONE, Layers::TWO] {
        check(layers, "/own", |_, fate| fate != NeverComes);
    }
}

#[test]
fn an_untouched_response_and_a_success_keep_all_headers() {
    for path in ["/sends/200", "/sends/302", "/untouched"] {
        check(Layers::ONE, path, |_, _| true);
    }
}

#[test]
fn the_range_of_a_416_describes_the_resource() {
    check(Layers::ONE, "/sends/416", |name, fate| fate == Stays || name == "content-range");
}

/// A body with one request's id must not be stored for other clients, and a 404 can be cached even if no header says so.
#[test]
fn an_envelope_is_not_stored() {
    for path in ["/broken", "/nowhere", "/status/405", "/panic", "/fails/io", "/several", "/text"] {
        for (framework, seen) in each(Layers::ONE, &get(path)) {
            assert_eq!(seen.header("cache-control"), "no-store", "{framework:?} {path}");
        }
    }
    // Without a layer, there is no id, and the service decides.
    for (framework, seen) in each(Layers::NONE, &get("/broken")) {
        assert_eq!(values(&seen, "cache-control"), [""; 0], "{framework:?}");
    }
}
