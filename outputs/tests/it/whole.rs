//! Every output of a spec shows what its author wrote, starting from the bytes of the YAML.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use errspec_codegen::__internal::characters::is_bidi;
use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::disk::Disk;
use errspec_codegen::__internal::emit::{self, Settings};
use errspec_codegen::__internal::inline::plain;
use errspec_codegen::__internal::load::{self, Loaded};
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::rules::Severity;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::{Claims, Place};
use proc_macro2::{Span, TokenStream, TokenTree};
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};
use syn::{Expr, Item, ItemEnum, Lit, Stmt};

mod draft;
mod yaml;

use crate::support::rendered::{self, Blocks, collapsed};
use draft::{Code, Draft, draft};

type Texts = BTreeMap<String, String>;

/// All outputs, in the package at `place`.
fn outputs(run: &mut Run, place: &Place) -> Texts {
    let Run { sources, loaded } = run;
    let outputs = errspec_outputs::__internal::emit(sources, &Disk, loaded, place, &mut Claims::default());
    outputs.into_iter().map(|output| (output.name, output.text)).collect()
}

/// A single spec, with its text.
struct Run {
    sources: Sources,
    loaded: Loaded,
}

fn load(text: &str) -> Run {
    let mut sources = Sources::default();
    let loaded = load::bytes(&mut sources, text.as_bytes().to_vec(), "errors.yaml", Use::Outputs);
    Run { sources, loaded }
}

fn human(run: &Run) -> String {
    render::human(&run.sources, &run.loaded.report, Color::Plain)
}

/// A package with the files that have regions in them.
struct Package {
    folder: tempfile::TempDir,
    place: Place,
}

const REGIONS: [(&str, &str, &str, &str); 3] = [
    ("regions.md", "", "<!-- ", " -->"),
    ("regions.mdx", "", "{/* ", " */}"),
    ("regions.rs", "/// ", "<!-- ", " -->"),
];

impl Package {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let spec = folder.path().join("errors.yaml");
        let place = Place::of_file(&spec, folder.path());
        for (path, before, open, close) in REGIONS {
            let mut text = String::new();
            for region in ["table", "codes", "envelope", "table bucket=bucket_0"] {
                let lines = [
                    [open, "errspec:begin ", region, close].concat(),
                    [open, "errspec:end", close].concat(),
                    String::new(),
                    "Kept.".to_owned(),
                    String::new(),
                ];
                for line in &lines {
                    text.extend([before, line, "\n"]);
                }
            }
            fs::write(folder.path().join(path), text).unwrap();
        }
        Self { folder, place }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// The cells that a reader sees for a code, its status and its meaning.
fn cells(draft: &Draft) -> Vec<String> {
    let mut cells = ["Code", "HTTP", "Meaning"].map(str::to_owned).to_vec();
    for code in &draft.codes {
        let meaning = [deprecation(draft, code), plain(&code.meaning)].join(" ");
        cells.extend([seen(&code.wire), code.http.to_string(), collapsed(&meaning)]);
    }
    cells
}

/// A code on one line: a Unicode line break is shown as a space, and a byte order mark not at all.
fn seen(code: &str) -> String {
    collapsed(&code.replace('\u{2028}', " ").replace('\u{feff}', ""))
}

fn deprecation(draft: &Draft, code: &Code) -> String {
    let Some((instead, reason)) = &code.deprecated else { return String::new() };
    let instead = instead.map(|instead| format!("Use {} instead.", seen(&draft.codes[instead].wire)));
    let reason = reason.as_deref().map(plain);
    ["Deprecated.".to_owned(), instead.unwrap_or_default(), reason.unwrap_or_default()].join(" ")
}

fn of_kind(blocks: &Blocks, kind: &str) -> Vec<String> {
    blocks.iter().filter(|(block, _)| block == kind).map(|(_, text)| text.clone()).collect()
}

/// Checks that each code is in the table, the page and the regions, once and in order.
fn check_docs(draft: &Draft, texts: &Texts) -> Result<(), TestCaseError> {
    let cells = cells(draft);
    for path in ["table.md", "table.mdx", "page.md", "page.mdx"] {
        let text = &texts[path];
        let render = if path.ends_with('x') { rendered::mdx } else { rendered::gfm };
        let blocks = render(text);
        prop_assert_eq!(of_kind(&blocks, "cell"), cells.clone(), "{}: {}", path, text);
        prop_assert_eq!(of_kind(&blocks, "unexpected"), Vec::<String>::new(), "{}: {}", path, text);
        if path.starts_with("page") {
            let headings = of_kind(&blocks, "heading");
            let entries = headings.iter().skip_while(|heading| *heading != "Code reference").skip(1);
            let codes = draft.codes.iter().map(|code| format!("{} (HTTP {})", seen(&code.wire), code.http));
            prop_assert_eq!(entries.cloned().collect::<Vec<_>>(), codes.collect::<Vec<_>>(), "{}", text);
        }
    }
    for (path, before, ..) in REGIONS {
        let lines = texts[path].lines().map(|line| line.strip_prefix(before).unwrap_or(""));
        let text = lines.collect::<Vec<_>>().join(
            "
",
        );
        let blocks = match path {
            "regions.mdx" => rendered::mdx(&text),
            "regions.rs" => rendered::rustdoc(&text),
            _ => rendered::gfm(&text),
        };
        let found = of_kind(&blocks, "cell");
        prop_assert!(found.starts_with(&cells), "{}: {:?} for {:?}\n{}", path, found, cells, text);
        let codes: Vec<_> = draft.codes.iter().map(|code| seen(&code.wire)).collect();
        let items = of_kind(&blocks, "item");
        prop_assert!(items.starts_with(&codes), "{}: {:?} for {:?}\n{}", path, items, codes, text);
        let members: Vec<_> = items[codes.len()..].iter().filter_map(|item| item.split(' ').next()).collect();
        let all = [
            "error.code",
            "error.message",
            "error.request_id",
            "error.docs_url",
            "error.details",
            "Content-Type",
            "x-request-id",
        ];
        prop_assert_eq!(members, all, "{}: {}", path, text);
        let kept = of_kind(&blocks, "paragraph");
        prop_assert_eq!(kept.iter().filter(|text| *text == "Kept.").count(), 4, "{}: {}", path, text);
    }
    Ok(())
}

/// Checks that the Rust file has each code once in each column, in order, and equals the expansion of the macro.
fn check_rust(draft: &Draft, run: &Run, text: &str) -> Result<(), TestCaseError> {
    let file = syn::parse_file(text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    let spec = run.loaded.spec.as_ref().expect("an accepted spec");
    let macros = syn::parse2(emit::tokens(&spec.rust().expect("Rust names"), &Settings::default()))
        .expect("the macro's tokens are Rust");
    prop_assert_eq!(tokens(&file), tokens(&macros), "{}", text);

    let (definition, buckets, columns) = parts(&file);
    let variants: Vec<_> = definition.variants.iter().map(|variant| variant.ident.to_string()).collect();
    let wanted = draft
        .codes
        .iter()
        .enumerate()
        .map(|(index, code)| code.variant.clone().unwrap_or_else(|| format!("ACode{index}")));
    prop_assert_eq!(&variants, &wanted.collect::<Vec<_>>());
    prop_assert_eq!(&columns["ALL"], &variants);
    let column = |of: fn(&Code) -> String| draft.codes.iter().map(of).collect::<Vec<_>>();
    prop_assert_eq!(&columns["CODES"], &column(|code| code.wire.clone()));
    prop_assert_eq!(&columns["HTTP_STATUSES"], &column(|code| code.http.to_string()));
    prop_assert_eq!(&columns["MEANINGS"], &column(|code| code.meaning.clone()));
    prop_assert_eq!(&columns["MESSAGES"], &column(message));
    prop_assert_eq!(&columns["BUCKET_OF"], &column(|code| code.bucket.to_string()));
    let links = spec.codes.iter().map(|code| code.docs_url.clone());
    prop_assert_eq!(&columns["DOCS_URLS"], &links.collect::<Vec<_>>());
    check_fallback(draft, &variants, &columns)?;
    for (variant, code) in definition.variants.iter().zip(&draft.codes) {
        let shown = rendered::rustdoc(&docs(variant));
        // rustdoc replaces some characters with typographic ones.
        prop_assert_eq!(&shown[0].1, &straight(&collapsed(&plain(&code.meaning))), "{}", docs(variant));
        let deprecated = variant.attrs.iter().any(|attribute| attribute.path().is_ident("deprecated"));
        prop_assert_eq!(deprecated, code.deprecated.is_some());
    }
    prop_assert_eq!(buckets.variants.len(), draft.buckets.len());
    for (variant, bucket) in buckets.variants.iter().zip(&draft.buckets) {
        let shown = rendered::rustdoc(&docs(variant));
        prop_assert_eq!(&shown[0].1, &straight(&collapsed(&plain(&bucket.title))), "{}", docs(variant));
    }
    prop_assert!(!text.contains(is_bidi), "rustc refuses text that turns around");
    Ok(())
}

/// The fallback is generated if the spec has one, and only then.
fn check_fallback(
    draft: &Draft,
    variants: &[String],
    columns: &BTreeMap<String, Vec<String>>,
) -> Result<(), TestCaseError> {
    let found = ["FALLBACK_4XX", "FALLBACK_5XX", "FALLBACKS"].map(|name| columns.get(name).cloned());
    let wanted = draft.fallback().map_or([None, None, None], |(client, server, statuses)| {
        let single = statuses.iter().map(|(status, code)| format!("{status} {}", variants[*code]));
        [vec![variants[client].clone()], vec![variants[server].clone()], single.collect()].map(Some)
    });
    prop_assert_eq!(found, wanted);
    Ok(())
}

fn straight(text: &str) -> String {
    text.replace(['\u{201c}', '\u{201d}'], "\"")
}

/// The message of a code without values.
fn message(code: &Code) -> String {
    match &code.message {
        Some((texts, types)) if types.is_empty() => texts[0].clone(),
        _ => plain(&code.meaning),
    }
}

fn docs(variant: &syn::Variant) -> String {
    let mut docs = String::new();
    for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        if let syn::Meta::NameValue(line) = &attribute.meta {
            let line = literal(&line.value);
            docs.extend([line.strip_prefix(' ').unwrap_or(&line), "\n"]);
        }
    }
    docs
}

/// The enum of codes, the enum of buckets, and the columns of their table by name.
fn parts(file: &syn::File) -> (&ItemEnum, &ItemEnum, BTreeMap<String, Vec<String>>) {
    let [Item::Enum(codes), Item::Enum(buckets), Item::Const(table)] = &file.items[..] else {
        panic!("two enums and their table");
    };
    let Expr::Block(block) = &*table.expr else { panic!("a table in a block") };
    let mut columns = BTreeMap::new();
    for statement in &block.block.stmts {
        let (name, value) = match statement {
            Stmt::Item(Item::Static(column)) => (column.ident.to_string(), &*column.expr),
            Stmt::Item(Item::Const(class)) => (class.ident.to_string(), &*class.expr),
            _ => continue,
        };
        let value = match value {
            Expr::Reference(list) if name == "FALLBACKS" => &*list.expr,
            value => value,
        };
        if let Expr::Array(rows) = value {
            columns.insert(name, rows.elems.iter().map(literal).collect());
        } else if name.starts_with("FALLBACK_") {
            columns.insert(name, vec![literal(value)]);
        }
    }
    (codes, buckets, columns)
}

fn literal(row: &Expr) -> String {
    match row {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => text.value(),
            Lit::Int(number) => number.base10_digits().to_owned(),
            _ => panic!("neither a text nor a number"),
        },
        Expr::Tuple(row) => row.elems.iter().map(literal).collect::<Vec<_>>().join(" "),
        Expr::Path(path) => path.path.segments.last().expect("a path has an end").ident.to_string(),
        _ => panic!("neither a literal nor a variant"),
    }
}

/// The tokens of a file, after one formatter has normalized trailing commas.
fn tokens(file: &syn::File) -> Vec<String> {
    fn push(tokens: &mut Vec<String>, stream: TokenStream) {
        for tree in stream {
            if let TokenTree::Group(group) = tree {
                tokens.push(format!("{:?}", group.delimiter()));
                push(tokens, group.stream());
                tokens.push("end".to_owned());
            } else if let TokenTree::Punct(punct) = tree {
                // The text does not contain the spacing of punctuation.
                tokens.push(punct.as_char().to_string());
            } else {
                tokens.push(tree.to_string());
            }
        }
    }
    let mut tokens = Vec::new();
    push(&mut tokens, prettyplease::unparse(file).parse().expect("formatted Rust is Rust"));
    tokens
}

fn check_accepted(draft: &Draft, turn: usize, text: &str, mut run: Run) -> Result<(), TestCaseError> {
    let package = Package::new();
    let first = outputs(&mut run, &package.place);
    prop_assert_eq!(first.len(), 10, "{}", human(&run));
    check_docs(draft, &first)?;
    check_rust(draft, &run, &first["errors.rs"])?;

    prop_assert!(outputs(&mut load(text), &package.place) == first, "another run writes something else");
    let crlf = text.replace('\n', "\r\n");
    prop_assert!(
        outputs(&mut load(&crlf), &package.place) == first,
        "CR LF changes the outputs of {:?}",
        crlf
    );
    let turned = yaml::document(&draft.tree(turn));
    prop_assert!(
        outputs(&mut load(&turned), &package.place) == first,
        "the order of keys matters in {}",
        turned
    );

    for (path, ..) in REGIONS {
        fs::write(package.path().join(path), &first[path]).unwrap();
    }
    let again = outputs(&mut run, &package.place);
    for (path, ..) in REGIONS {
        prop_assert_eq!(&again.get(path), &Some(&first[path]), "{}", path);
    }
    Ok(())
}

fn check_refused(text: &str, run: &Run) -> Result<(), TestCaseError> {
    let errors =
        run.loaded.report.diagnostics().iter().filter(|found| found.rule.severity == Severity::Error);
    let sites: Vec<_> = errors.filter_map(|found| found.site).collect();
    prop_assert!(!sites.is_empty(), "no error has a place: {}", human(run));
    for site in sites {
        let source = run.sources.get(site.file);
        prop_assert_eq!(source.text(), text);
        prop_assert!(source.text().get(site.range()).is_some(), "{:?} is not a span in {:?}", site, text);
    }
    Ok(())
}

/// Checks that no rendering of a report contains characters that control a terminal.
fn check_rendered(run: &Run) -> Result<(), TestCaseError> {
    let rustc = render::messages(&run.sources, &run.loaded.report).collect::<Vec<_>>();
    for text in rustc.iter().chain([&human(run)]) {
        let steers = |c: char| is_bidi(c) || (c.is_control() && !matches!(c, '\n' | '\t'));
        prop_assert!(!text.contains(steers), "{:?}", text);
    }
    let compile_errors = render::compile_errors(&run.sources, &run.loaded.report, Span::call_site());
    prop_assert_eq!(rustc.is_empty(), compile_errors.is_empty());
    prop_assert_eq!(rustc.is_empty(), !run.loaded.report.has_errors());
    let colored = render::human(&run.sources, &run.loaded.report, Color::Ansi);
    prop_assert_eq!(colored.is_empty(), run.loaded.report.is_empty());
    Ok(())
}

/// A typo: a part of the text is replaced by something else.
fn mistyped(text: &str, at: prop::sample::Index, gone: usize, instead: &str) -> String {
    let starts: Vec<_> = text.char_indices().map(|(start, _)| start).collect();
    let first = at.index(starts.len());
    let end = starts.get(first + gone).copied().unwrap_or(text.len());
    [&text[..starts[first]], instead, &text[end..]].concat()
}

fn run<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    match TestRunner::new(config).run(strategy, test) {
        Ok(()) => {}
        Err(TestError::Fail(why, value)) => panic!("{why}\n{value:?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

#[test]
fn outputs_show_what_the_author_wrote() {
    let (all, accepted) = (Cell::new(0), Cell::new(0));
    run(48, &(draft(), 1..9_usize), |(draft, turn)| {
        let text = yaml::document(&draft.tree(0));
        let run = load(&text);
        all.set(all.get() + 1);
        check_rendered(&run)?;
        if run.loaded.spec.is_none() {
            return check_refused(&text, &run);
        }
        accepted.set(accepted.get() + 1);
        check_accepted(&draft, turn, &text, run)
    });
    assert!(accepted.get() * 10 > all.get() * 8, "{} of {} were accepted", accepted.get(), all.get());
}

#[test]
fn every_rejected_spec_has_a_span() {
    const INSTEAD: &[&str] = &[
        "",
        "",
        ":",
        " ",
        "\n",
        "\t",
        "\"",
        "'",
        "{",
        "]",
        "- ",
        "#",
        "|",
        "\u{1b}[31m",
        "\u{9b}31m",
        "\0",
        "\u{202e}",
        "\r",
        "*a",
        "&a ",
        "!t ",
        "---\n",
        "404",
        "é",
        "\u{feff}",
        "%",
    ];
    let (all, refused) = (Cell::new(0), Cell::new(0));
    let slip = (any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(INSTEAD));
    run(100, &(draft(), prop::collection::vec(slip, 1..4)), |(draft, slips)| {
        let mut text = yaml::document(&draft.tree(0));
        for (at, gone, instead) in slips {
            text = mistyped(&text, at, gone, instead);
        }
        let run = load(&text);
        all.set(all.get() + 1);
        check_rendered(&run)?;
        if run.loaded.spec.is_some() {
            return Ok(());
        }
        refused.set(refused.get() + 1);
        check_refused(&text, &run)
    });
    assert!(refused.get() * 10 > all.get() * 3, "{} of {} were refused", refused.get(), all.get());
}
