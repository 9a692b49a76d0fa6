//! The JSON Schema of each format in `examples/wire/` accepts the responses there, and no others.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Schemas};
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::json_schema::json_schema;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("examples/wire")
}

fn schema(spec: &Path) -> Value {
    let yaml = fs::read(spec).unwrap();
    let name = spec.to_str().unwrap();
    let loaded = load::bytes(&mut Sources::default(), yaml, name, Use::Outputs);
    let spec = loaded.spec.unwrap_or_else(|| panic!("{:?}", loaded.report));
    serde_json::from_str(&json_schema(&spec, name)).unwrap()
}

/// The bodies of the responses of a format, by code.
fn bodies(format: &str) -> Vec<(String, Value)> {
    let files = fs::read_dir(folder().join(format)).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let body = serde_json::from_str(text.split_once("\n\n").unwrap().1).unwrap();
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), body)
    };
    files.map(read).collect()
}

/// Each body that differs from this one in one string, which has the code in it.
fn with_another_code(body: &Value, code: &str) -> Vec<Value> {
    let text = body.to_string();
    let is_code = |at: &usize| {
        let (before, after) = (&text.as_bytes()[..*at], &text.as_bytes()[at + code.len()..]);
        matches!(before.last(), Some(b'"' | b'/' | b'#')) && after.first() == Some(&b'"')
    };
    let places = text.match_indices(code).map(|(at, _)| at).filter(is_code);
    let changed = |at: usize| format!("{}no_such_code{}", &text[..at], &text[at + code.len()..]);
    places.map(|at| serde_json::from_str(&changed(at)).unwrap()).collect()
}

#[test]
fn the_schema_of_each_format_accepts_its_responses_and_no_other_codes() {
    let specs = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let specs: Vec<_> = specs.filter(|path| path.extension().is_some_and(|ext| ext == "yaml")).collect();
    assert_eq!(specs.len(), 12);
    for spec in specs {
        let format = spec.file_stem().unwrap().to_str().unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("schema.json", schema(&spec)).unwrap();
        let schema = compiler.compile("schema.json", &mut schemas).unwrap();
        let bodies = bodies(format);
        assert_eq!(bodies.len(), 3, "{format}");
        for (code, body) in bodies {
            schemas.validate(&body, schema).unwrap_or_else(|error| panic!("{format} {code}: {error:#}"));
            let others = with_another_code(&body, &code);
            assert!(!others.is_empty(), "{format} {code}");
            for other in others {
                assert!(schemas.validate(&other, schema).is_err(), "{format}: {other}");
            }
        }
    }
}
