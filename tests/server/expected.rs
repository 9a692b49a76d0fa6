//! What is the whole response of a failure, and what is in the log?

use std::fmt::Write;

use errspec::ApiErrorSpec;

use crate::catalog::Code;
use crate::framework::Framework;
use crate::seen::Seen;

/// What differs from one failure to the next.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    code: Code,
    status: u16,
    headers: Vec<&'static str>,
    message: String,
    details: &'static str,
    source: Option<String>,
    body_text: Option<String>,
    debug: Vec<&'static str>,
}

impl Expected {
    /// A failure with nothing but a code.
    pub(crate) fn of(code: Code) -> Self {
        Self {
            code,
            status: code.http_status(),
            headers: Vec::new(),
            message: code.meaning().into(),
            details: "",
            source: None,
            body_text: None,
            debug: Vec::new(),
        }
    }

    pub(crate) fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    pub(crate) fn header(mut self, header: &'static str) -> Self {
        self.headers.push(header);
        self
    }

    pub(crate) fn message(self, message: impl Into<String>) -> Self {
        Self { message: message.into(), ..self }
    }

    /// JSON.
    pub(crate) fn details(self, details: &'static str) -> Self {
        Self { details, ..self }
    }

    /// The chain of sources in the log.
    pub(crate) fn source(self, source: impl Into<String>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// The text of the replaced body, in the log.
    pub(crate) fn body_text(self, body_text: impl Into<String>) -> Self {
        Self { body_text: Some(body_text.into()), ..self }
    }

    /// A debug line of the log.
    pub(crate) fn debug(mut self, line: &'static str) -> Self {
        self.debug.push(line);
        self
    }

    /// The whole response.
    pub(crate) fn text(&self) -> String {
        let code = self.code.code();
        let message = serde_json::to_string(&self.message).unwrap();
        let details =
            if self.details.is_empty() { String::new() } else { format!(r#","details":{}"#, self.details) };
        let body = format!(
            r#"{{"error":{{"code":"{code}","message":{message},"request_id":"req_test","docs_url":"https://d.example/#{code}"{details}}}}}"#
        );
        let mut headers: Vec<_> = self.headers.iter().map(|header| format!("{header}\n")).collect();
        if !headers.iter().any(|header| header.starts_with("cache-control: ")) {
            headers.push("cache-control: no-store\n".into());
        }
        headers.push(format!("content-length: {}\n", body.len()));
        headers.push("content-type: application/json\n".into());
        headers.push("x-request-id: req_test\n".into());
        headers.sort();
        format!("{}\n{}\n{body}", self.status, headers.concat())
    }

    /// The whole log.
    pub(crate) fn log(&self) -> Vec<String> {
        const SPAN: &str = r#"request{request_id="req_test"}"#;
        let level = if self.status < 500 { "info" } else { "error" };
        let mut line = format!(
            r#"{level} {SPAN} request failed: code="{}" status={} request_id="req_test""#,
            self.code.code(),
            self.status,
        );
        for (name, text) in [("source", &self.source), ("body", &self.body_text)] {
            if let Some(text) = text {
                write!(line, " {name}={text:?}").unwrap();
            }
        }
        let debug = self.debug.iter().map(|line| format!("debug {SPAN} {line}"));
        std::iter::once(line).chain(debug).collect()
    }

    #[track_caller]
    pub(crate) fn check(&self, framework: Framework, seen: &Seen) {
        assert_eq!(seen.text(), self.text(), "{framework:?}");
        assert_eq!(seen.log, self.log(), "{framework:?}");
    }
}
