//! What is written and read, as text. A program with other features of `serde_json` must print the same.

use std::fmt::Write as _;

use errspec::envelope::Body;
use errspec::{ApiErrorSpec, Bucket, Entry, Envelope, Retry, Shape, Value};

static BUCKET: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);

const SHAPES: [&Shape; 4] = [&Shape::NESTED, &Shape::FLAT, &Shape::PROBLEM_DETAILS, &Shape::ERRORS];

const FLOATS: [f64; 12] = [
    0.1,
    -0.0,
    1.0,
    1e15,
    1e16,
    1e21,
    1e-7,
    5e-324,
    f64::MAX,
    f64::NAN,
    f64::INFINITY,
    0.300_000_000_000_000_04,
];

const JSON: [&str; 6] = [
    r#"{"z":1.50,"a":[1e400,-0,0.1],"$serde_json::private::Number":"7"}"#,
    r#"{"$serde_json::private::RawValue":"[1]"}"#,
    "123456789012345678901234567890",
    "1.0e+2",
    r#""\u00e9""#,
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
];

const BODIES: [&str; 8] = [
    r#"{"code":"a","details":{"float":1.5,"large":1e400,"integer":123456789012345678901234567890,"minus":-0}}"#,
    r#"{"code":"a","details":{"z":1,"a":{"z":[1.50,2e2],"a":null}}}"#,
    r#"{"code":"a","code":"b","details":{"x":1,"x":2}}"#,
    r#"{"message":"\ud800","code":"x","details":{"n":NaN,"f":0.1}}"#,
    r#"{"code":7,"details":{"$serde_json::private::Number":"1","t":true}}"#,
    r#"{"code":"cut","details":{"f":1.25"#,
    r#"{"error":{"code":"n","details":{"f":1.25}},"status":404}"#,
    r#"{"errors":[{"code":"n","detail":{"f":0.1,"g":[0.1]}},{"code":"m"}]}"#,
];

#[derive(Debug)]
struct Error(&'static Shape);

impl ApiErrorSpec for Error {
    fn entry(&self) -> Entry {
        Entry::new("not_found", 404, &BUCKET).docs_url("https://docs.example.com/#not_found").shape(self.0)
    }

    fn visit_details(&self, visit: &mut dyn FnMut(&'static str, Value<'_>)) {
        for float in FLOATS {
            visit("double", Value::F64(float));
        }
        visit("single", Value::F32(0.1));
        visit("large", Value::U128(u128::MAX));
        for json in JSON {
            visit("json", Value::Json(json));
        }
    }
}

pub(crate) fn output() -> String {
    let mut text = String::new();
    for shape in SHAPES {
        let error = Error(shape);
        let written = Envelope::new(&error).to_json();
        writeln!(text, "{}", String::from_utf8_lossy(&written)).unwrap();
        for body in BODIES {
            let read = Body::parse_as(shape, body.as_bytes());
            write!(text, "{:?} {:?}", read.code(), read.message()).unwrap();
            for (name, value) in read.details() {
                write!(text, " {name}={value:?}").unwrap();
            }
            text.push('\n');
        }
    }
    text
}
