//! `errspec explain`: what a rule or a code means, and what to do about it.

mod entry;

use errspec_codegen::__internal::quoted::{quoted, visible};
use errspec_codegen::__internal::rules::{RULES, Rule, Severity};
use errspec_codegen::__internal::suggest;
use serde_json::{Value, json};

use self::entry::Entry;
use crate::args::{Explain, Format};
use crate::exit::Exit;
use crate::format;
use crate::run::{Action, Run};
use crate::session::Session;
use crate::streams::{STRONG, Streams};

pub(crate) fn run(args: &Explain, streams: &mut Streams) -> Exit {
    // Rules are known without a spec, so whatever is wrong with the specs matters only where a code is asked for.
    let session = Session::load(&args.input);
    let answer = match &args.name {
        Some(name) => Answer::new(name, &session),
        None => Answer { rules: RULES.to_vec(), codes: all_codes(&session).collect() },
    };
    if answer.rules.is_empty() && answer.codes.is_empty() {
        return nothing(args, session, streams);
    }
    match (args.input.format, &args.name) {
        (Format::Json, _) => streams.document(&format!("{:#}\n", answer.json())),
        (Format::Human | Format::Github, Some(_)) => streams.result(&answer.text()),
        (Format::Human | Format::Github, None) => streams.result(&answer.list()),
    }
    if args.name.is_none() {
        unlisted(&session, streams);
    }
    Exit::Success
}

/// What a name stands for: a rule, a code of one spec or of several, or both.
struct Answer<'r> {
    rules: Vec<&'static Rule>,
    codes: Vec<Entry<'r>>,
}

/// The codes of all specs without mistakes.
fn all_codes(session: &Session) -> impl Iterator<Item = Entry<'_>> {
    let specs = session.specs.iter().filter_map(|spec| spec.loaded.spec.as_ref());
    let codes = specs.flat_map(|spec| spec.codes.iter().enumerate().map(move |code| (spec, code)));
    codes.map(|(spec, (index, code))| {
        let source = session.sources.get(code.site.file);
        let line = source.position(code.site.start).line;
        Entry { file: source.path(), line, spec, code, variant: spec.variant(index) }
    })
}

/// A spec with mistakes has no codes to list, and says so.
fn unlisted(session: &Session, streams: &mut Streams) {
    for spec in session.specs.iter().filter(|spec| spec.loaded.report.has_errors()) {
        streams.note(&format!(
            "`{}` has mistakes, so its codes are not here; see `errspec check`",
            spec.place.name()
        ));
    }
}

/// Nothing has that name: says what was meant, or why it cannot be known.
fn nothing(args: &Explain, session: Session, streams: &mut Streams) -> Exit {
    let name = args.name.as_deref().unwrap_or_default();
    if session.specs.iter().any(|spec| spec.loaded.report.has_errors()) {
        let run = Run::of_specs(session, Action::Explain);
        format::show(&run, &args.input, streams);
        return run.exit();
    }
    let error = format!("neither a rule nor a code is called {}", quoted(name));
    let codes: Vec<&str> = all_codes(&session).map(|entry| entry.code.code.as_str()).collect();
    let known = codes.into_iter().chain(RULES.iter().map(|rule| rule.id));
    let help = match (suggest::nearest(name, known), &session.no_spec) {
        (Some(near), _) => Some(format!("did you mean {}?", quoted(near))),
        (None, None) => Some("`errspec explain` lists what there is".to_owned()),
        (None, Some(_)) => None,
    };
    let note = session.no_spec.as_ref().map(|none| format!("codes were not looked at: {}", none.error));
    if args.input.format == Format::Json {
        let mut document = Answer { rules: Vec::new(), codes: Vec::new() }.json();
        document["error"] = error.into();
        document["help"] = json!(help.as_slice());
        document["notes"] = json!(note.as_slice());
        streams.document(&format!("{document:#}\n"));
        return Exit::Errors;
    }
    streams.error(&error);
    if let Some(help) = help {
        streams.help(&help);
    }
    if let Some(note) = note {
        streams.note(&note);
    }
    Exit::Errors
}

impl<'r> Answer<'r> {
    fn new(name: &str, session: &'r Session) -> Self {
        let codes = all_codes(session).filter(|entry| entry.code.code == name);
        Self { rules: Rule::find(name).into_iter().collect(), codes: codes.collect() }
    }

    fn text(&self) -> String {
        let rules = self.rules.iter().map(|rule| page(rule));
        let codes = self.codes.iter().map(Entry::text);
        rules.chain(codes).collect::<Vec<_>>().join("\n")
    }

    fn list(&self) -> String {
        let mut lines = Vec::new();
        let width = self.codes.iter().map(|entry| visible(&entry.code.code).chars().count()).max();
        if let Some(width) = width {
            lines.push(format!("{STRONG}Codes{STRONG:#}"));
            lines.extend(self.codes.iter().map(|Entry { spec, code, .. }| {
                let bucket = &spec.buckets[code.bucket].name;
                let http = code.http.map_or("-".to_owned(), |status| status.to_string());
                format!("  {:width$}  {http:3}  {}", visible(&code.code), visible(bucket))
            }));
            lines.push(String::new());
        }
        lines.push(format!("{STRONG}Rules{STRONG:#}"));
        lines.extend(self.rules.iter().map(|rule| format!("  {:7}  {}", severity(rule), rule.id)));
        lines.join("\n") + "\n"
    }

    fn json(&self) -> Value {
        let rules = self
            .rules
            .iter()
            .map(|rule| json!({ "rule": rule.id, "severity": severity(rule), "page": rule.page }));
        json!({
            "version": 1,
            "command": "explain",
            "rules": rules.collect::<Vec<_>>(),
            "codes": self.codes.iter().map(Entry::json).collect::<Vec<_>>(),
        })
    }
}

fn page(rule: &Rule) -> String {
    format!("{STRONG}{}{STRONG:#} ({})\n\n{}\n", rule.id, severity(rule), rule.page.trim())
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
