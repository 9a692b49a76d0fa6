//! Regions are filled without changing the rest of the file, and invalid markers are reported with their lines.

mod commonmark;
mod documents;
mod mdx;

use std::fmt::Write as _;

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::model::Spec;
use errspec_codegen::__internal::render;
use errspec_codegen::__internal::report::Report;
use errspec_codegen::__internal::rules::{Group, RULES};
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::docs;

const SPEC: &str = "\
version: 1
name: Parcels
docs_url: https://parcels.example/errors#{code}
buckets:
  stop:
    title: Stop
    retry: never
    advice: Do not retry.
  wait:
    title: Wait
    retry: after_delay
    advice: Wait.
codes:
  lost:
    http: 404
    bucket: stop
    meaning: The {parcel} is lost.
  too_many:
    http: 429
    bucket: wait
    meaning: Too many parcels.
    aliases: [limit]
";

const LOST: &str = "| [`lost`](https://parcels.example/errors#lost) | 404 | The \\{parcel} is lost. |";
const TOO_MANY: &str = "| [`too_many`](https://parcels.example/errors#too_many) | 429 | Too many parcels. |";

fn spec() -> Spec {
    load::bytes(&mut Sources::default(), SPEC.as_bytes().to_vec(), "errors.yaml", Use::Outputs)
        .spec
        .expect("a spec without mistakes")
}

/// The filled file, or the diagnostics as `line:column rule: message`, with related spans, notes and help.
fn fill(path: &str, text: &str) -> Result<String, String> {
    let (filled, sources, report) = try_fill(&spec(), path, text);
    filled.ok_or_else(|| findings(&sources, &report))
}

fn try_fill(spec: &Spec, path: &str, text: &str) -> (Option<String>, Sources, Report) {
    let mut sources = Sources::default();
    let file = sources.add(path, text);
    let mut report = Report::default();
    let filled = docs::regions(spec, &sources, file, &mut report);
    assert_eq!(filled.is_none(), report.has_errors());
    (filled, sources, report)
}

fn findings(sources: &Sources, report: &Report) -> String {
    let mut out = String::new();
    for found in report.diagnostics() {
        let at = found.site.expect("each has a place");
        let position = sources.get(at.file).position(at.start);
        let text = &sources.get(at.file).text()[at.range()];
        let _ = writeln!(
            out,
            "{}:{} {} {text:?}: {}",
            position.line, position.column, found.rule.id, found.message
        );
        for (site, label) in &found.related {
            let _ = writeln!(out, "  {}: {label}", sources.get(site.file).position(site.start).line);
        }
        found
            .notes
            .iter()
            .for_each(|note| writeln!(out, "  note: {note}").expect("a String takes everything"));
        found
            .help
            .iter()
            .for_each(|help| writeln!(out, "  help: {help}").expect("a String takes everything"));
    }
    // The renderer accepts every span of a diagnostic.
    assert!(!render::human(sources, report, render::Color::Plain).is_empty());
    out
}

#[track_caller]
fn filled(path: &str, before: &str, after: &str) {
    assert_eq!(fill(path, before).as_deref(), Ok(after), "{before:?}");
    // A filled file is up to date.
    assert_eq!(fill(path, after).as_deref(), Ok(after), "{after:?}");
}

#[track_caller]
fn wrong(path: &str, text: &str, findings: &str) {
    assert_eq!(fill(path, text).expect_err("a mistake").trim_end(), findings.trim(), "{text}");
}

/// The description of the body, which follows its sample.
const MEMBERS: &str = "\
- `error.code` identifies the error. Programs should check it instead of the message.
- `error.message` describes the error for humans. Its wording may change at any time.
- `error.request_id` identifies the request, if it has an ID. Include it when you contact support.
- `error.docs_url` links to the documentation of the code.
- `error.details` contains the params of the error, by name. It is omitted if there are none. The params of a code are listed with the code.

The response has these headers:

- `Content-Type` is `application/json`.
- `x-request-id` has the same value as `error.request_id`.

";

#[test]
fn the_regions_that_the_format_page_lists_are_filled() {
    let page = include_str!("../../../../spec/README.md");
    let (_, rows) = page.split_once("| Region | Content |\n|---|---|\n").expect("the table of regions");
    let regions = rows.lines().map_while(|row| row.strip_prefix("| `")?.split('`').next());
    let regions: Vec<_> = regions.collect();
    assert_eq!(regions.len(), 6, "{regions:?}");
    for region in regions {
        let region = region.replace("bucket=NAME", "bucket=wait").replace("NAME", "lost");
        let filled = fill("a.md", &format!("<!-- errspec:begin {region} -->\n<!-- errspec:end -->\n"));
        assert!(filled.as_ref().is_ok_and(|text| text.lines().count() > 2), "{region}: {filled:?}");
    }
}

#[test]
fn each_kind_of_region_is_filled() {
    filled(
        "a.md",
        "<!-- errspec:begin table -->\nold\n<!-- errspec:end -->\n",
        &format!(
            "<!-- errspec:begin table -->\n\n| Code | HTTP | Meaning |\n|---|---|---|\n{LOST}\n{TOO_MANY}\n\n<!-- errspec:end -->\n"
        ),
    );
    filled(
        "a.md",
        "<!--errspec:begin  table  bucket = wait-->\n<!-- errspec:end -->",
        &format!(
            "<!--errspec:begin  table  bucket = wait-->\n\n| Code | HTTP | Meaning |\n|---|---|---|\n{TOO_MANY}\n\n<!-- errspec:end -->"
        ),
    );
    filled(
        "a.md",
        "<!-- errspec:begin code lost -->\n<!-- errspec:end -->",
        "<!-- errspec:begin code lost -->\n\n<a id=\"lost\"></a>\n\n### `lost` (HTTP 404)\n\nThe \\{parcel} is lost.\n\n- What to do: Stop\n\n<!-- errspec:end -->",
    );
    filled(
        "a.md",
        "<!-- errspec:begin codes -->\n<!-- errspec:end -->",
        "<!-- errspec:begin codes -->\n\n- [`lost`](https://parcels.example/errors#lost)\n- [`too_many`](https://parcels.example/errors#too_many)\n\n<!-- errspec:end -->",
    );
    for (marker, code) in [("envelope", "lost"), ("envelope code=too_many", "too_many")] {
        let members = if marker == "envelope" { MEMBERS } else { "" };
        let message = if code == "lost" { "The {parcel} is lost." } else { "Too many parcels." };
        filled(
            "a.md",
            &format!("<!-- errspec:begin {marker} -->\n<!-- errspec:end -->"),
            &format!(
                "<!-- errspec:begin {marker} -->\n\n```json\n{{\n  \"error\": {{\n    \"code\": \"{code}\",\n    \"message\": \"{message}\",\n    \
                 \"request_id\": \"req_5f3a9c1e7b20\",\n    \"docs_url\": \"https://parcels.example/errors#{code}\"\n  }}\n}}\n```\n\n{members}<!-- errspec:end -->"
            ),
        );
    }
}

#[test]
fn the_rest_stays_to_the_byte() {
    for (before, begin, end, after) in [
        ("", "<!-- errspec:begin codes -->\n", "<!-- errspec:end -->", ""),
        ("\u{feff}", "<!-- errspec:begin codes -->\n", "<!-- errspec:end -->", ""),
        (
            "\u{feff}# A\r\n\r\n",
            "<!-- errspec:begin codes -->\r\n",
            "<!-- errspec:end -->\r\n",
            "\r\n\tend  \r\nno final newline",
        ),
        ("a\rb\r", "<!-- errspec:begin codes -->\r", "<!-- errspec:end -->\r", "c\r"),
        ("mixed\r\n", "<!-- errspec:begin codes -->\n", "<!-- errspec:end -->\r\n", "\n\r\n\0"),
        ("- item\n\n", "  <!-- errspec:begin codes -->\n", "  <!-- errspec:end -->  \n", "  more\n"),
        ("- é\u{2028}\n", "\n\t<!-- errspec:begin codes --> \n", "\t<!-- errspec:end -->", "\n\n\n"),
        ("", "[//]: # (errspec:begin codes)\n", "[//]: # (errspec:end)\n", "\n"),
    ] {
        let ending = if begin.ends_with("\r\n") { "\r\n" } else { &begin[begin.len() - 1..] };
        let marker = begin.trim_end().trim_start_matches('\n');
        let prefix = &marker[..marker.len() - marker.trim_start().len()];
        let lines = ["lost", "too_many"]
            .map(|code| format!("{prefix}- [`{code}`](https://parcels.example/errors#{code}){ending}"));
        filled(
            "docs/a.md",
            &format!("{before}{begin}old\n{end}{after}"),
            &format!("{before}{begin}{ending}{}{ending}{end}{after}", lines.concat()),
        );
    }
}

#[test]
fn doc_comments_are_filled_after_their_prefix() {
    filled(
        "src/lib.rs",
        "//! # A\n//!\n//! <!-- errspec:begin codes -->\n//! <!-- errspec:end -->\nmod a {\n    /// <!-- errspec:begin table bucket=wait -->\n    /// <!-- errspec:end -->\n    fn b() {}\n}\n",
        "//! # A\n//!\n//! <!-- errspec:begin codes -->\n//!\n//! - [`lost`](https://parcels.example/errors#lost)\n\
         //! - [`too_many`](https://parcels.example/errors#too_many)\n//!\n//! <!-- errspec:end -->\n\
         mod a {\n    /// <!-- errspec:begin table bucket=wait -->\n    ///\n    /// | Code | HTTP | Meaning |\n    /// |---|---|---|\n    /// | \
         [`too_many`](https://parcels.example/errors#too_many) | 429 | Too many parcels. |\n    ///\n    /// <!-- errspec:end -->\n    fn b() {}\n}\n",
    );
}

/// rustc rejects characters that change the direction of text in comments, even in code blocks.
#[test]
fn a_sample_in_a_doc_comment_has_no_bidi_characters() {
    let text = SPEC.replace("Too many parcels.", r#""\u202eToo many parcels.""#);
    let spec = load::bytes(&mut Sources::default(), text.into_bytes(), "errors.yaml", Use::Outputs)
        .spec
        .expect("a spec without mistakes");
    let marker = "//! <!-- errspec:begin envelope code=too_many -->\n//! <!-- errspec:end -->\n";
    let filled = try_fill(&spec, "src/lib.rs", marker).0.expect("a region without mistakes");
    assert!(filled.contains(r#"//!     "message": "\u202eToo many parcels.","#), "{filled}");
}

#[test]
fn mdx_files_get_valid_mdx() {
    let lost = LOST.replace('}', "\\}");
    for (path, begin, end) in [
        ("a.mdx", "{/* errspec:begin table bucket=stop */}", "{/* errspec:end */}"),
        ("a.md", "{/*errspec:begin table bucket=stop*/}", "{/* errspec:end */}"),
        ("a.mdx", "[//]: # (errspec:begin table bucket=stop)", "[//]: # (errspec:end)"),
    ] {
        filled(
            path,
            &format!("{begin}\n{end}\n"),
            &format!("{begin}\n\n| Code | HTTP | Meaning |\n|---|---|---|\n{lost}\n\n{end}\n"),
        );
    }
}

#[test]
fn examples_in_code_blocks_are_not_filled() {
    let real = "<!-- errspec:begin codes -->\n\n- [`lost`](https://parcels.example/errors#lost)\n- [`too_many`](https://parcels.example/errors#too_many)\n\n<!-- errspec:end -->\n";
    let example = "<!-- errspec:begin table -->\n<!-- errspec:end -->\n<!-- errspec:begin nonsense -->\n";
    for text in [
        format!("```markdown\n{example}```\n{real}"),
        format!("~~~\n```\n{example}~~~~\n{real}"),
        format!("````\n```\n{example}```\n{example}````\n{real}"),
        format!("- a\n\n    ```\n    {}\n- b\n{real}", example.trim_end().replace('\n', "\n    ")),
        format!("````\n``` \n{example}````\n{real}"),
        format!("   ```\na\n{example}   ```\n{real}"),
        format!("- a\n\n    ```\n  b\n    {}    ```\n- c\n{real}", example.replacen('\n', "\n    ", 2)),
        format!("```not`a`fence\n{real}"),
        format!("> ```\n{real}"),
    ] {
        filled("a.md", &text, &text);
    }
    let text = "//! ```text\n//! <!-- errspec:begin table -->\n//! ```\n/// ```\nfn a() {}\n/// <!-- errspec:begin codes -->\n///\n\
        /// - [`lost`](https://parcels.example/errors#lost)\n/// - [`too_many`](https://parcels.example/errors#too_many)\n///\n/// <!-- errspec:end -->\n";
    filled("a.rs", text, text);
    // Text about a marker is not a marker.
    let text = format!("Write `<!-- errspec:begin table -->` there.\n{real}<!-- errspecs -->\n");
    filled("a.md", &text, &text);
}

const CODES: &str = "- [`lost`](https://parcels.example/errors#lost)\n- [`too_many`](https://parcels.example/errors#too_many)";

/// A document, with one pair of markers as an example and one as a region, of which the second must be filled.
#[test]
fn code_is_what_a_renderer_shows_as_code() {
    let region = "<!-- errspec:begin codes -->\n<!-- errspec:end -->\n";
    let filled_region = format!("<!-- errspec:begin codes -->\n\n{CODES}\n\n<!-- errspec:end -->\n");
    let table = "<!-- errspec:begin table -->\n<!-- errspec:end -->\n";
    for before in [
        format!("- ```\n  cargo install x\n  ```\n\n```\n{table}```\n\n"),
        format!("1. ~~~\n   a\n   ~~~\n\n~~~\n{table}~~~\n\n"),
        format!("> - ```\n>   a\n\n```\n{table}```\n\n"),
        format!("- a\n\n      {}\n", table.trim_end().replace('\n', "\n      ")),
        format!("    {}\n", table.trim_end().replace('\n', "\n    ")),
        format!("> ```\n> {}\n\n", table.trim_end().replace('\n', "\n> ")),
        "<div>\n```\n\n".to_owned(),
        "<details>\n~~~ a\n</details>\n\n".to_owned(),
        "a `code\nspan` of two lines, and an open ```\n\n".to_owned(),
        "a\n    ```\n\n".to_owned(),
        "---\ntitle: |\n  ```\n---\n\n".to_owned(),
        "[^1]: a\n\n    ```\n    b\n\n".to_owned(),
    ] {
        filled("a.md", &format!("{before}{region}"), &format!("{before}{filled_region}"));
    }
}

#[test]
fn regions_stay_in_their_containers() {
    for (first, next) in [
        ("> ", "> "),
        (">", "> "),
        ("- ", "  "),
        ("10. ", "    "),
        ("-\t", "    "),
        ("> - ", ">   "),
        (">- ", ">   "),
        ("- > ", "  > "),
        ("> [!NOTE]\n> ", "> "),
        ("- a\n\n  ", "  "),
        ("- a\n\n\t", "\t"),
        ("<div>\n", ""),
        ("> <details>\n> ", "> "),
    ] {
        for [begin, end] in [
            ["<!-- errspec:begin codes -->", "<!-- errspec:end -->"],
            ["[//]: # (errspec:begin codes)", "[//]: # (errspec:end)"],
        ] {
            if first.contains('<') && begin.starts_with('[') {
                continue;
            }
            let (prefix, empty) = (next, next.trim_end());
            let list = CODES.replace('\n', &format!("\n{prefix}"));
            filled(
                "a.md",
                &format!("{first}{begin}\n{next}{end}\n"),
                &format!("{first}{begin}\n{empty}\n{prefix}{list}\n{empty}\n{next}{end}\n"),
            );
        }
    }
}

#[test]
fn markers_at_a_place_where_no_region_can_be_are_reported() {
    wrong(
        "a.md",
        "text\n     <!-- errspec:begin table -->\n\n<!-- errspec:begin codes -->\n<!-- errspec:end -->\n",
        r#"
2:6 invalid-region-marker "<!-- errspec:begin table -->": this marker is part of a paragraph
  help: write an empty line above it, and indent it like the text around it
"#,
    );
    wrong(
        "a.md",
        "text\n[//]: # (errspec:begin table)\n\n[//]: # (errspec:end)\n",
        r#"
2:1 invalid-region-marker "[//]: # (errspec:begin table)": this marker is shown to readers, because it is part of a paragraph
  help: write an empty line above it, or write it as a comment
4:1 stray-region-end "[//]: # (errspec:end)": this marker ends no region
  help: remove the marker, or begin a region above it
"#,
    );
    wrong(
        "a.md",
        "<!--\n<!-- errspec:begin table -->\n",
        r#"
2:1 invalid-region-marker "<!-- errspec:begin table -->": this marker is inside another comment
  1: the comment begins here
  help: end the comment above the marker, or remove the marker
"#,
    );
    wrong(
        "a.md",
        "<pre>\n<!-- errspec:begin table -->\n<!-- errspec:end -->\n</pre>\n",
        r#"
2:1 invalid-region-marker "<!-- errspec:begin table -->": the content of this region would not be rendered
  1: Markdown in this HTML stays as it is
  help: move the region out of the HTML
"#,
    );
    wrong(
        "a.md",
        "<div>\n      <!-- errspec:begin table -->\n      <!-- errspec:end -->\n</div>\n",
        r#"
2:7 invalid-region-marker "<!-- errspec:begin table -->": the content of this region would be shown as code
  help: write an empty line above it, and indent it like the text around it
"#,
    );
    // The empty lines of the first region end the HTML, and the fence below it would begin code.
    wrong(
        "a.md",
        "<div>\n<!-- errspec:begin table -->\n<!-- errspec:end -->\n```\n<!-- errspec:begin codes -->\n<!-- errspec:end -->\n```\n",
        r#"
5:1 invalid-region-marker "<!-- errspec:begin codes -->": the content of this region would be shown as code
  help: write an empty line above it, and indent it like the text around it
"#,
    );
    wrong(
        "a.md",
        "<!-- errspec:begin table -->\n\n```\n<!-- errspec:end -->\n```\n",
        r#"
1:1 unclosed-region "<!-- errspec:begin table -->": this region is never closed
  note: the marker on line 4 is in code that begins on line 3, so it is treated as an example
  help: write `<!-- errspec:end -->` below it, on a line of its own
"#,
    );
}

#[test]
fn unknown_names_in_a_marker_are_reported() {
    wrong(
        "a.md",
        "<!-- errspec:begin tabel -->\n<!-- errspec:end -->\n<!-- errspec:begin table bucket=wiat -->\n<!-- errspec:end -->\n<!-- errspec:begin code loost -->\n<!-- errspec:end -->\n\
         <!-- errspec:begin envelope code=nothing_like_it -->\n<!-- errspec:end -->\n\
         <!-- errspec:begin code limit -->\n<!-- errspec:end -->\n",
        r#"
1:20 unknown-region "tabel": unknown region kind `tabel`
  help: a region with a similar name exists: `table`
3:33 unknown-region "wiat": unknown bucket `wiat`
  help: a bucket with a similar name exists: `wait`
5:25 unknown-region "loost": unknown code `loost`
  help: a code with a similar name exists: `lost`
7:34 unknown-region "nothing_like_it": unknown code `nothing_like_it`
  help: write a code from `codes` in the spec
9:25 unknown-region "limit": unknown code `limit`
  help: write `too_many`, of which this is an alias
"#,
    );
    wrong(
        "a.md",
        "<!-- errspec:begin -->\n<!-- errspec:end -->\n<!-- errspec:begin code -->\n<!-- errspec:end -->\n<!-- errspec:begin codes wait -->\n<!-- errspec:end -->\n\
         <!-- errspec:begin table wait -->\n<!-- errspec:end table -->\n<!-- errspec:stop -->\n<!-- errspec:end -->\n<!-- errspec:begin everything -->\n<!-- errspec:end -->",
        r#"
1:1 unknown-region "<!-- errspec:begin -->": the marker does not name a region kind
  help: write `table`, `code …`, `codes` or `envelope` after `errspec:begin`
3:20 unknown-region "code": region `code` needs the name of a code
  help: write the code after it, as in `code not_found`
5:26 unknown-region "wait": region `codes` has no options, found `wait`
  help: use `table bucket=…` for the codes of one bucket
7:26 unknown-region "wait": region `table` has no option `wait`
  help: its only option is `bucket=…`
8:14 unknown-region "end table": unexpected text after `errspec:end`
  help: write only `errspec:end`
9:14 unknown-region "stop": unknown marker `errspec:stop`
  help: the words are `begin` and `end`
11:20 unknown-region "everything": unknown region kind `everything`
  help: the regions are `table`, `code`, `codes` and `envelope`
"#,
    );
}

#[test]
fn regions_begin_and_end_in_turn() {
    wrong(
        "a.md",
        "a\n  <!-- errspec:begin table -->\nb\n",
        r#"
2:3 unclosed-region "<!-- errspec:begin table -->": this region is never closed
  help: write `<!-- errspec:end -->` below it, on a line of its own
"#,
    );
    wrong(
        "a.md",
        "<!-- errspec:end -->\n<!-- errspec:begin table -->\n<!-- errspec:begin codes -->\n<!-- errspec:end -->\n<!-- errspec:end -->\n<!-- errspec:end -->\n",
        r#"
1:1 stray-region-end "<!-- errspec:end -->": this marker ends no region
  help: remove the marker, or begin a region above it
3:1 nested-region "<!-- errspec:begin codes -->": regions cannot be nested
  2: the outer region begins here
  help: end the outer region first, with `<!-- errspec:end -->`
6:1 stray-region-end "<!-- errspec:end -->": this marker ends no region
  help: remove the marker, or begin a region above it
"#,
    );
    // A missing end is one error.
    wrong(
        "a.mdx",
        "{/* errspec:begin table */}\n\n{/* errspec:begin codes */}\n{/* errspec:end */}\n",
        r#"
3:1 nested-region "{/* errspec:begin codes */}": regions cannot be nested
  1: the outer region begins here
  help: end the outer region first, with `{/* errspec:end */}`
"#,
    );
    wrong(
        "a.md",
        "<!-- errspec:begin table bucket=wait -->\n<!-- errspec:end -->\n\n<!-- errspec:begin table  bucket = wait -->\n<!-- errspec:end -->\n",
        r#"
4:1 duplicate-region "<!-- errspec:begin table  bucket = wait -->": region `table  bucket = wait` is defined more than once in this file
  1: first defined here
  help: remove one of them
"#,
    );
}

#[test]
fn no_region_extends_beyond_its_doc_comment() {
    wrong(
        "a.rs",
        "//! <!-- errspec:begin table -->\nfn a() {}\n/// <!-- errspec:end -->\nfn b() {}\n",
        r#"
1:5 unclosed-region "<!-- errspec:begin table -->": this region is never closed
  2: its doc comment ends before this line
  help: write `<!-- errspec:end -->` below it, on a line of its own
3:5 stray-region-end "<!-- errspec:end -->": this marker ends no region
  help: remove the marker, or begin a region above it
"#,
    );
    wrong(
        "a.rs",
        "//! <!-- errspec:begin table -->\n/// A\nfn a() {}\n",
        r#"
1:5 unclosed-region "<!-- errspec:begin table -->": this region is never closed
  2: its doc comment ends before this line
  help: write `<!-- errspec:end -->` below it, on a line of its own
"#,
    );
}

#[test]
fn a_marker_after_text_is_reported() {
    let region = "<!-- errspec:begin codes -->\n<!-- errspec:end -->\n";
    for (path, hidden) in [
        ("a.md", "The table: <!-- errspec:begin table -->"),
        ("a.md", "> a <!-- errspec:begin table -->"),
        ("a.md", "- [ ] [//]: # (errspec:begin table)"),
        ("a.md", "| <!--errspec:end--> |"),
        ("a.rs", "//! Codes: <!-- errspec:begin table -->"),
    ] {
        let region = if path == "a.rs" { region.replace('<', "//! <") } else { region.to_owned() };
        let found = fill(path, &format!("{region}{hidden}\n")).unwrap_err();
        assert!(
            found.starts_with("3:") && found.contains(": a marker must be on a line of its own\n"),
            "{found}"
        );
        let heads = found.lines().filter(|line| !line.is_empty() && !line.starts_with(' '));
        assert_eq!(heads.count(), 1, "{found}");
    }
    // Markers that are shown as examples, and text that is not a marker.
    for shown in
        ["Write `<!-- errspec:begin table -->`.", "See <!-- errspec: a note -->", "errspec:begin table"]
    {
        assert!(fill("a.md", &format!("{region}{shown}\n")).is_ok(), "{shown}");
    }
}

#[test]
fn markers_have_the_comment_syntax_of_the_file() {
    wrong(
        "a.mdx",
        "<!-- errspec:begin table -->\n<!-- errspec:end -->\n",
        r#"
1:1 invalid-region-marker "<!-- errspec:begin table -->": an HTML comment breaks an MDX page
  help: write `{/* errspec:begin table */}`
2:1 invalid-region-marker "<!-- errspec:end -->": an HTML comment breaks an MDX page
  help: write `{/* errspec:end */}`
"#,
    );
    wrong(
        "a.rs",
        "// <!-- errspec:begin table -->\n//! {/* errspec:begin table */}\n<!-- errspec:begin table -->\n//// <!-- errspec:begin table -->\nlet a = 1; // <!-- errspec:begin table -->\n",
        r#"
1:4 invalid-region-marker "<!-- errspec:begin table -->": this marker is not in a doc comment
  help: move it to a line that starts with `//!` or `///`
2:5 invalid-region-marker "{/* errspec:begin table */}": a doc comment would show this marker
  help: write `<!-- errspec:begin table -->`
3:1 invalid-region-marker "<!-- errspec:begin table -->": this marker is not in a doc comment
  help: move it to a line that starts with `//!` or `///`
4:6 invalid-region-marker "<!-- errspec:begin table -->": this marker is not in a doc comment
  help: move it to a line that starts with `//!` or `///`
"#,
    );
    wrong(
        "a.md",
        "<!-- errspec:begin table --> and more\n<!-- errspec:begin table\n-->\n",
        r#"
1:1 invalid-region-marker "<!-- errspec:begin table --> and more": a marker must be on a line of its own
  help: write `<!-- errspec:begin … -->` or `<!-- errspec:end -->` without other text on the line
2:1 invalid-region-marker "<!-- errspec:begin table": a marker must be on a line of its own
  help: write `<!-- errspec:begin … -->` or `<!-- errspec:end -->` without other text on the line
"#,
    );
}

#[test]
fn a_file_without_regions_is_an_error() {
    wrong(
        "docs/a.md",
        "\u{feff}# A\n",
        r#"
1:1 missing-region "": `docs/a.md` has no region to fill
  help: write `<!-- errspec:begin table -->` and `<!-- errspec:end -->` where the table should be
"#,
    );
    wrong(
        "a.mdx",
        "",
        r#"
1:1 missing-region "": `a.mdx` has no region to fill
  help: write `{/* errspec:begin table */}` and `{/* errspec:end */}` where the table should be
"#,
    );
    wrong(
        "a.rs",
        "//! ```text\n//! <!-- errspec:begin table -->\n//! <!-- errspec:end -->\n//! ```\n",
        r#"
1:1 missing-region "": `a.rs` has no region to fill
  note: the marker on line 2 is in code that begins on line 1, so it is treated as an example
  help: write `//! <!-- errspec:begin table -->` and `//! <!-- errspec:end -->` where the table should be
"#,
    );
}

#[test]
fn hostile_files_take_limited_time() {
    let start = std::time::Instant::now();
    for line in [
        "<!-- errspec:begin table -->\n",
        "<!-- errspec:end -->\n",
        "```\n",
        "<!-- errspec:begin",
        "    ~~~\nx\n",
        "\r",
    ] {
        for path in ["a.md", "a.mdx", "a.rs"] {
            assert!(fill(path, &line.repeat(20_000)).is_err());
        }
    }
    assert!(start.elapsed() < std::time::Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn the_examples_of_the_pages_are_true() {
    let own = include_bytes!("../../../../spec/errors.yaml");
    let spec = load::bytes(&mut Sources::default(), own.to_vec(), "errors.yaml", Use::Outputs)
        .spec
        .expect("the project's own spec is right");
    let rules: Vec<_> = RULES.iter().filter(|rule| rule.group == Group::Region).collect();
    assert!(!rules.is_empty());
    for rule in rules {
        // The language and the content of each fence.
        let blocks: Vec<_> =
            rule.page.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n')).collect();
        let [(language, wrong), (_, right)] = blocks[..] else {
            panic!("{}: a wrong example and a right one", rule.id)
        };
        let path = if language == "mdx" { "a.mdx" } else { "a.md" };
        let (_, _, report) = try_fill(&spec, path, wrong);
        assert!(report.diagnostics().iter().all(|found| found.rule.id == rule.id), "{}: {report:?}", rule.id);
        assert!(report.has_errors(), "{}", rule.id);
        let (filled, _, report) = try_fill(&spec, path, right);
        assert!(filled.is_some(), "{}: {report:?}", rule.id);
    }
}
