//! The responses in `examples/wire/*/*.http`.

use std::path::Path;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

/// A response as it is written in a file: a line with the status, headers, an empty line, and the body.
pub(crate) struct Expected {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The body as it is sent, without the whitespace of the file.
    pub(crate) body: String,
}

pub(crate) fn read(format: &str, code: &str) -> Expected {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/wire");
    let path = folder.join(format).join(code).with_extension("http");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (head, body) = text.split_once("\n\n").expect("an empty line");
    let mut lines = head.lines();
    let (status, reason) = lines.next().unwrap().strip_prefix("HTTP/1.1 ").unwrap().split_once(' ').unwrap();
    let status: StatusCode = status.parse().unwrap();
    assert_eq!(status.canonical_reason(), Some(reason));
    let headers = lines.map(|line| {
        let (name, value) = line.split_once(": ").unwrap();
        (name.parse::<HeaderName>().unwrap(), value.parse::<HeaderValue>().unwrap())
    });
    // Members keep their order, and no file has a number or an escape that would be written in another way.
    let body: Value = serde_json::from_str(body).unwrap();
    Expected { status, headers: headers.collect(), body: body.to_string() }
}

/// The number of files of a format.
pub(crate) fn count(format: &str) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/wire").join(format);
    std::fs::read_dir(folder).unwrap().count()
}
