//! Small programs that write a body and read one, to measure what they add to an empty one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::codes::crates;
use crate::results::Results;
use crate::size::sections;

const EMPTY: &str = r#"
fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    println!("{body} {}", body.len());
}
"#;

const OURS: &str = r#"
use errspec::envelope::Body;
use errspec::{ApiErrorSpec, Bucket, Entry, Envelope, Retry, Value};

static BUCKET: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);

struct Error(u64, String);

impl ApiErrorSpec for Error {
    fn entry(&self) -> Entry {
        Entry::new("order_locked", 409, &BUCKET)
            .meaning("The order is being changed.")
            .docs_url("https://docs.example.com/errors#order_locked")
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        visit("order", Value::U64(self.0));
        visit("editor", Value::Str(&self.1));
    }
}

fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    let read = Body::parse(body.as_bytes());
    let editor = match read.detail("editor") {
        Some(Value::Str(text)) => Some(text.to_owned()),
        _ => None,
    };
    let error = Error(7, read.message().unwrap_or_default().to_owned());
    let sent = Envelope::new(&error).with_request_id("req_1").to_json();
    println!("{:?} {editor:?} {}", read.code(), sent.len());
}
"#;

/// As a team would write it by hand; `any` details are read by the name of a detail, as ours are.
const SERDE: &str = r#"
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Envelope<D> {
    error: Error<D>,
}

#[derive(Serialize, Deserialize)]
struct Error<D> {
    code: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    docs_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<D>,
}

#[derive(Serialize, Deserialize)]
struct Known {
    order: u64,
    editor: String,
}

type Read = DETAILS;

fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    let read = serde_json::from_str::<Envelope<Read>>(&body).ok().map(|read| read.error);
    let editor = read.as_ref().and_then(|read| read.details.as_ref()).and_then(EDITOR);
    let message = read.as_ref().map_or(String::new(), |read| read.message.clone());
    let error = Error {
        code: "order_locked".to_owned(),
        message: "The order is being changed.".to_owned(),
        request_id: Some("req_1".to_owned()),
        docs_url: "https://docs.example.com/errors#order_locked".to_owned(),
        details: Some(Known { order: 7, editor: message }),
    };
    let sent = serde_json::to_vec(&Envelope { error }).unwrap_or_default();
    println!("{:?} {editor:?} {}", read.map(|read| read.code), sent.len());
}
"#;

pub(super) fn measure(results: &mut Results) {
    let place = write();
    let target = crates::folder().join("target");
    let empty = sections(&place, &target, "empty");
    for who in ["ours", "serde", "any"] {
        let kibibytes = f64::from(sections(&place, &target, who) - empty) / 1024.0;
        results.put("shapes.size", 0, who, &[kibibytes]);
    }
}

fn write() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").display();
    let folder = crates::folder().join("bodies");
    let manifest = format!(
        "[package]\nname = \"bodies\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
         [profile.release]\nlto = \"fat\"\ncodegen-units = 1\npanic = \"abort\"\n[dependencies]\n\
         errspec = {{ path = \"{root}\", default-features = false, features = [\"envelope\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n"
    );
    let known = SERDE.replace("DETAILS", "Known").replace("EDITOR", "|details| Some(details.editor.clone())");
    let any = SERDE
        .replace("DETAILS", "serde_json::Map<String, serde_json::Value>")
        .replace("EDITOR", "|details| details.get(\"editor\")?.as_str().map(str::to_owned)");
    for (name, text) in [
        ("Cargo.toml", &*manifest),
        ("src/lib.rs", ""),
        ("examples/empty.rs", EMPTY),
        ("examples/ours.rs", OURS),
        ("examples/serde.rs", &known),
        ("examples/any.rs", &any),
    ] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable folder");
    }
    folder
}
