//! What is the response, and what was logged?

use errspec::server::AnyApiError;

/// A response as a client sees it, the failure that outer layers can read, and the log.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
    pub(crate) failure: Option<AnyApiError>,
    pub(crate) log: Vec<String>,
}

impl Seen {
    /// Status, headers by name, and body.
    pub(crate) fn text(&self) -> String {
        format!("{}\n{}", self.head(), String::from_utf8_lossy(&self.body))
    }

    /// Status, and headers by name.
    pub(crate) fn head(&self) -> String {
        let line =
            |(name, value): &(String, Vec<u8>)| format!("{name}: {}\n", str::from_utf8(value).unwrap());
        let mut headers: Vec<_> = self.headers.iter().map(line).collect();
        headers.sort();
        format!("{}\n{}", self.status, headers.concat())
    }

    /// The value of a header that is sent once.
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        let values: Vec<_> = self.headers.iter().filter(|(known, _)| known == name).collect();
        let [(_, value)] = values[..] else { panic!("`{name}` does not occur exactly once: {values:?}") };
        str::from_utf8(value).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}
