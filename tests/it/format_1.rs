//! Generated files of format 1 compile with this release and behave as before.
//! `tests/format_1/README.md` describes them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::project::{Project, workspace};

/// The files with their checksums. Users have checked such files in, so nobody may change them.
const FILES: [(&str, u64); 7] = [
    ("codes_1000.rs", 0x9c8d_b6d6_08d2_70a7),
    ("codes_200.rs", 0x6b0e_1b0f_4466_9e40),
    ("codes_9.rs", 0x8f20_756f_a441_be53),
    ("envelope.rs", 0x2cd7_6b31_4c47_2206),
    ("every_kind.rs", 0x00c1_142e_f9ee_921b),
    ("no_status.rs", 0xee46_8099_3c35_d287),
    ("no_status_no_fallback.rs", 0x0562_49af_d74e_9861),
];

/// The features that a generated file can see.
const FEATURES: [&str; 5] = ["", "alloc", "serde", "http", "alloc,serde,http"];

fn folder() -> PathBuf {
    workspace().join("tests/format_1")
}

/// FNV-1a, which is the same with every release of Rust. Line endings do not count, because a checkout may have CR LF.
fn checksum(text: &str) -> u64 {
    text.bytes().filter(|&byte| byte != b'\r').fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[test]
fn nobody_has_edited_a_file() {
    assert_eq!(checksum("foobar"), 0x8594_4171_f739_67e8, "FNV-1a of its authors' test");
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        if text.starts_with("// @generated ") {
            found.insert(name, checksum(&text));
        }
    }
    let kept = FILES.map(|(name, checksum)| (name.to_owned(), checksum));
    assert_eq!(found, BTreeMap::from(kept), "a file of format 1 never changes: see its README.md");
}

/// A generated file names the runtime crate in one place, and there only the module of its format.
#[test]
fn a_file_names_its_format_and_nothing_else() {
    for (name, _) in FILES {
        let text = fs::read_to_string(folder().join(name)).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let naming: Vec<_> = code.filter(|line| line.contains("errspec")).map(str::trim).collect();
        assert_eq!(naming, ["use ::errspec::__v1;"], "{name}");
    }
}

#[test]
fn every_file_compiles_and_does_the_same() {
    let mut project = Project::new("format_1").manifest(
        "[features]\nalloc = [\"errspec/alloc\"]\nserde = [\"errspec/serde\"]\nhttp = [\"errspec/http\"]\n\n\
         [dependencies]\nerrspec = { path = \"{errspec}\", default-features = false }\nhttp = \"1\"\nserde_json = \"1\"\n",
    );
    for (from, to) in [("program.rs", "src/main.rs")]
        .into_iter()
        .map(|(from, to)| (from, to.to_owned()))
        .chain(FILES.map(|(name, _)| (name, format!("src/{name}"))))
    {
        project = project.file(&to, &fs::read_to_string(folder().join(from)).unwrap());
    }
    for features in FEATURES {
        let run = project.cargo(&["run", "--quiet", "--features", features]);
        assert!(run.ok, "with the features `{features}`:\n{}", run.stderr);
        assert_eq!(run.stdout, "format 1 works\n", "with the features `{features}`");
    }
}
