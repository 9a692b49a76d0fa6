//! rustdoc accepts the generated doc comments without warnings, whatever the texts contain.

use std::fmt::Write as _;
use std::process::Command;

use errspec_codegen::__internal::inline::{Flavor, markdown, rustdoc};
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::docs::{regions, table};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::support::nasty::nasty;
use crate::support::nasty_spec::nasty_spec;

#[test]
fn rustdoc_accepts_every_text() {
    let mut runner = TestRunner::deterministic();
    let folder = tempfile::tempdir().expect("a folder");
    let mut sources = Sources::default();
    let mut crate_text = String::from("//! Nasty texts.\n");
    for index in 0..300 {
        let text = nasty().new_tree(&mut runner).expect("nothing is rejected").current();
        let _ = writeln!(crate_text, "/// {}\n///\n/// Behind.\npub struct Text{index};", rustdoc(&text));
    }
    // Links in texts. rustdoc resolves them unless it recognizes them as external.
    for (index, text) in
        ["[a](b)", "[a](b::C)", "[`Vec`](struct.Vec)", "[a](#b)", "[a](b.md)", "[Vec]"].iter().enumerate()
    {
        let gfm = markdown(text, Flavor::Gfm);
        let _ = writeln!(crate_text, "/// {}\n///\n/// {gfm}\npub struct Link{index};", rustdoc(text));
    }
    for index in 0..40 {
        let spec = nasty_spec().new_tree(&mut runner).expect("nothing is rejected").current();
        // As a region of a file, and as an included file.
        let text = format!(
            "/// <!-- errspec:begin table -->\n/// <!-- errspec:end -->\n///\n/// <!-- errspec:begin code {0} -->\n/// <!-- errspec:end -->\n///\n\
             /// <!-- errspec:begin envelope -->\n/// <!-- errspec:end -->\n#[doc = include_str!(\"{index}.md\")]\npub struct Spec{index};\n",
            spec.codes
                .iter()
                .map(|code| code.code.as_str())
                .find(|code| !code.contains("-->") && code.trim() == *code)
                .unwrap_or("none")
        );
        let file = sources.add(
            format!("{index}.rs"),
            text.replace("/// <!-- errspec:begin code none -->\n/// <!-- errspec:end -->\n", ""),
        );
        crate_text +=
            &regions(&spec, &sources, file, &mut Report::default()).expect("regions without mistakes");
        let table = table(&spec, None, "table.md", "errors.yaml");
        std::fs::write(folder.path().join(format!("{index}.md")), table).expect("written");
    }
    std::fs::write(folder.path().join("lib.rs"), &crate_text).expect("written");
    let output = Command::new(std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into()))
        .args(["lib.rs", "--edition=2024", "-Dwarnings", "-Drustdoc::unescaped_backticks"])
        .current_dir(folder.path())
        .output()
        .expect("rustdoc is there");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert_eq!(said, "");
}
