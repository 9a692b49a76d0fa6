//! A run as people read it: findings as rustc draws them, diffs, a line a file, and what to do next.

use std::fmt::Write;

use errspec_codegen::__internal::quoted::visible;
use errspec_codegen::__internal::render::{self, Colour};
use errspec_codegen::__internal::rules::Severity;
use errspec_codegen::__internal::textdiff::Diff;

use crate::args::Input;
use crate::run::{Action, Run, Spec, State};
use crate::streams::{BAD, ERROR, GOOD, HELP, PLACE, PLAIN, STRONG, Streams};

/// A piece of text and where it goes.
pub(super) enum Piece {
    /// To stdout.
    Result(String),
    /// To stderr.
    Message(String),
}

pub(super) fn show(run: &Run, input: &Input, streams: &mut Streams) {
    for piece in pieces(run, input) {
        match piece {
            Piece::Result(text) => streams.result(&text),
            Piece::Message(text) => streams.message(&text),
        }
    }
}

/// Everything there is to say, in order; no piece is empty.
pub(super) fn pieces(run: &Run, input: &Input) -> Vec<Piece> {
    let pieces = [
        Piece::Message(findings(run)),
        Piece::Result(diffs(run)),
        Piece::Result(files(run)),
        Piece::Message(errors(run)),
        Piece::Message(way_out(run, input)),
        Piece::Result(summaries(run)),
    ];
    let empty =
        |piece: &Piece| matches!(piece, Piece::Result(text) | Piece::Message(text) if text.is_empty());
    pieces.into_iter().filter(|piece| !empty(piece)).collect()
}

/// "1 file", "2 files".
pub(super) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn findings(run: &Run) -> String {
    let mut text = String::new();
    for spec in &run.specs {
        let findings = render::human(&run.sources, &spec.loaded.report, Colour::Ansi);
        if !findings.is_empty() {
            text.push_str(&findings);
            text.push('\n');
        }
    }
    text
}

fn diffs(run: &Run) -> String {
    let diffs = run.outputs().filter_map(|(_, state)| match state {
        State::Stale(diff) => Some(diff),
        State::Fresh | State::Written | State::Missing | State::Untouched | State::Failed(_) => None,
    });
    diffs.map(coloured).collect()
}

fn coloured(diff: &Diff) -> String {
    let mut text = String::new();
    for line in diff.text.lines() {
        let style = match line.as_bytes() {
            [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => STRONG,
            [b'-', ..] => BAD,
            [b'+', ..] => GOOD,
            [b'@', ..] => PLACE,
            _ => PLAIN,
        };
        writeln!(text, "{style}{}{style:#}", visible(line)).expect("a String takes everything");
    }
    if diff.left_out > 0 {
        let lines = count(diff.left_out, "more line");
        writeln!(text, "… {lines} of this diff").expect("a String takes everything");
    }
    text
}

/// A line a file for `generate`; `check` has nothing to say about a fresh file.
fn files(run: &Run) -> String {
    let lines = run.outputs().filter_map(|(output, state)| match (run.action, state) {
        (Action::Generate, State::Written) => {
            Some(format!("{GOOD}written{GOOD:#}  {}\n", visible(&output.name)))
        }
        (Action::Generate, State::Fresh) => Some(format!("fresh    {}\n", visible(&output.name))),
        _ => None,
    });
    lines.collect()
}

fn errors(run: &Run) -> String {
    let mut errors: Vec<String> = run.no_spec.iter().map(|none| none.error.clone()).collect();
    errors.extend(run.outputs().filter_map(|(output, state)| match state {
        State::Stale(_) => Some(format!("`{}` is stale", output.name)),
        State::Missing => Some(format!("`{}` is missing", output.name)),
        State::Failed(error) => Some(error.clone()),
        State::Fresh | State::Written | State::Untouched => None,
    }));
    errors.extend(run.specs.iter().filter_map(|spec| verdict(run, spec)));
    if run.action == Action::Generate && run.specs.iter().any(|spec| spec.loaded.report.has_errors()) {
        errors.push("nothing was written".to_owned());
    }
    let mut text = String::new();
    for error in errors {
        writeln!(text, "{ERROR}error{ERROR:#}{STRONG}: {}{STRONG:#}", visible(&error))
            .expect("a String takes everything");
    }
    text
}

/// What is wrong with the spec itself, in one sentence.
fn verdict(run: &Run, spec: &Spec) -> Option<String> {
    let (errors, warnings) = (spec.loaded.report.errors(), spec.warnings());
    let name = &spec.name;
    match (errors, warnings) {
        (0, 0) => None,
        (0, _) if run.deny_warnings => {
            Some(format!("`{name}` has {}, and warnings are denied", count(warnings, "warning")))
        }
        (0, _) => None,
        (_, 0) => Some(format!("`{name}` has {}", count(errors, "error"))),
        (_, _) => Some(format!("`{name}` has {} and {}", count(errors, "error"), count(warnings, "warning"))),
    }
}

fn way_out(run: &Run, input: &Input) -> String {
    let help = |text: &str| format!("{HELP}help{HELP:#}: {}\n", visible(text));
    if let Some(text) = run.no_spec.as_ref().and_then(|none| none.help.as_ref()) {
        return help(text);
    }
    let mut text = String::new();
    let findings = run.specs.iter().flat_map(|spec| spec.loaded.report.diagnostics());
    let mut bad = findings.filter(|found| found.rule.severity == Severity::Error || run.deny_warnings);
    if let Some(found) = bad.next() {
        text += &help(&format!("`errspec explain {}` says more about that rule", found.rule.id));
    }
    if run.outputs().any(|(_, state)| matches!(state, State::Stale(_) | State::Missing)) {
        text += &help(&format!("`{}` writes what is stale or missing", input.mend()));
    }
    for spec in &run.specs {
        let none = spec.loaded.spec.as_ref().is_some() && spec.loaded.listing.outputs.is_empty();
        if none {
            let name = &spec.name;
            text += &help(&format!("list files under `outputs` in `{name}`, as in `docs/errors.md: page`"));
        }
    }
    text
}

/// A line a spec, if all is well.
fn summaries(run: &Run) -> String {
    if run.exit() != crate::exit::Exit::Fine {
        return String::new();
    }
    let lines = run.specs.iter().map(|spec| {
        let written = spec.outputs.iter().filter(|(_, state)| matches!(state, State::Written)).count();
        let fresh = spec.outputs.len() - written;
        let files = match (written, fresh) {
            (0, 0) => "no outputs".to_owned(),
            (0, _) => format!("{} fresh", count(fresh, "file")),
            (_, 0) => format!("{} written", count(written, "file")),
            (_, _) => format!("{} written, {fresh} fresh", count(written, "file")),
        };
        let warnings = match spec.warnings() {
            0 => String::new(),
            several => format!(", {}", count(several, "warning")),
        };
        format!("{} in {}: {files}{warnings}\n", count(spec.codes(), "code"), visible(&spec.name))
    });
    lines.collect()
}
