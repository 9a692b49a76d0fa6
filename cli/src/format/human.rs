//! A run as text for people: diagnostics in the style of rustc, diffs, one line per file, and what to do next.

use std::fmt::Write;

use errspec_codegen::__internal::quoted::visible;
use errspec_codegen::__internal::render::{self, Color};
use errspec_codegen::__internal::rules::Severity;
use errspec_codegen::__internal::textdiff::Diff;

use crate::args::Input;
use crate::run::{Action, FileCount, Run, Spec, State};
use crate::streams::{BAD, ERROR, GOOD, HELP, PLACE, PLAIN, STRONG, Streams};

/// A piece of text and its stream.
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

/// Returns the whole text, in order; no piece is empty.
pub(super) fn pieces(run: &Run, input: &Input) -> Vec<Piece> {
    let pieces = [
        Piece::Message(diagnostics(run)),
        Piece::Result(diffs(run)),
        Piece::Result(files(run)),
        Piece::Message(errors(run)),
        Piece::Message(help(run, input)),
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

fn diagnostics(run: &Run) -> String {
    let mut text = String::new();
    for spec in &run.specs {
        let drawn = render::human(&run.sources, &spec.loaded.report, Color::Ansi);
        if !drawn.is_empty() {
            text.push_str(&drawn);
            text.push('\n');
        }
    }
    text
}

fn diffs(run: &Run) -> String {
    let diffs = run.outputs().filter_map(|(_, state)| match state {
        State::OutOfDate(diff) => Some(diff),
        State::UpToDate | State::Written | State::Missing | State::Skipped | State::Failed(_) => None,
    });
    diffs.map(colored).collect()
}

fn colored(diff: &Diff) -> String {
    let mut text = String::new();
    for line in diff.text.lines() {
        let style = match line.as_bytes() {
            [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => STRONG,
            [b'-', ..] => BAD,
            [b'+', ..] => GOOD,
            [b'@', ..] => PLACE,
            _ => PLAIN,
        };
        writeln!(text, "{style}{}{style:#}", visible(line)).expect("writing to a String cannot fail");
    }
    if diff.omitted > 0 {
        let lines = count(diff.omitted, "more line");
        writeln!(text, "… {lines} of this diff").expect("writing to a String cannot fail");
    }
    text
}

/// One line per file for `generate`; `check` reports only files that are out of date.
fn files(run: &Run) -> String {
    let lines = run.outputs().filter_map(|(output, state)| match (run.action, state) {
        (Action::Generate, State::Written) => {
            Some(format!("{GOOD}written{GOOD:#}    {}\n", visible(&output.name)))
        }
        (Action::Generate, State::UpToDate) => Some(format!("unchanged  {}\n", visible(&output.name))),
        _ => None,
    });
    lines.collect()
}

fn errors(run: &Run) -> String {
    let mut errors: Vec<String> = run.no_spec.iter().map(|none| none.error.clone()).collect();
    errors.extend(run.outputs().filter_map(|(output, state)| match state {
        State::OutOfDate(_) => Some(format!("`{}` is out of date", output.name)),
        State::Missing => Some(format!("`{}` is missing", output.name)),
        State::Failed(error) => Some(error.clone()),
        State::UpToDate | State::Written | State::Skipped => None,
    }));
    let files = run.specs.iter().flat_map(|spec| spec.files(&run.sources));
    errors.extend(files.filter_map(|file| verdict(run, &file)));
    errors.extend(totals(run));
    if run.action == Action::Generate
        && (run.has_errors() || !run.no_spec.is_empty() && !run.specs.is_empty())
    {
        errors.push("nothing was written".to_owned());
    }
    let mut text = String::new();
    for error in errors {
        writeln!(text, "{ERROR}error{ERROR:#}{STRONG}: {}{STRONG:#}", visible(&error))
            .expect("writing to a String cannot fail");
    }
    text
}

/// The number of errors and warnings of a file, if the run fails because of them.
fn verdict(run: &Run, count_of: &FileCount<'_>) -> Option<String> {
    let FileCount { file, errors, warnings } = *count_of;
    match (errors, warnings) {
        (0, 0) => None,
        (0, _) if run.deny_warnings => {
            Some(format!("`{file}` has {}, and `--deny-warnings` is set", count(warnings, "warning")))
        }
        (0, _) => None,
        (_, 0) => Some(format!("`{file}` has {}", count(errors, "error"))),
        (_, _) => Some(format!("`{file}` has {} and {}", count(errors, "error"), count(warnings, "warning"))),
    }
}

/// How many of several specs have errors, and how many have outputs that fail the run.
fn totals(run: &Run) -> Option<String> {
    if run.specs.len() < 2 {
        return None;
    }
    let has = |what: &str, of: &dyn Fn(&Spec) -> bool| {
        let specs = run.specs.iter().filter(|spec| of(spec)).count();
        match specs {
            0 => None,
            1 => Some(format!("1 has {what}")),
            _ => Some(format!("{specs} have {what}")),
        }
    };
    let any = |spec: &Spec, of: fn(&State) -> bool| spec.outputs.iter().any(|(_, state)| of(state));
    let parts = [
        has("errors", &|spec| spec.loaded.report.has_errors()),
        has("warnings", &|spec| run.deny_warnings && !spec.loaded.report.has_errors() && spec.warnings() > 0),
        has("outputs that are out of date or missing", &|spec| {
            any(spec, |state| matches!(state, State::OutOfDate(_) | State::Missing))
        }),
        has("outputs that cannot be read or written", &|spec| {
            any(spec, |state| matches!(state, State::Failed(_)))
        }),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let (last, first) = parts.split_last()?;
    let parts = if first.is_empty() { last.clone() } else { format!("{} and {last}", first.join(", ")) };
    Some(format!("of {} specs, {parts}", run.specs.len()))
}

/// The help line for files that are out of date or missing.
pub(super) fn update_help(input: &Input) -> String {
    format!("run `{}` to update files that are out of date or missing", input.generate_command())
}

fn help(run: &Run, input: &Input) -> String {
    let line = |text: &str| format!("{HELP}help{HELP:#}: {}\n", visible(text));
    let helps = run.no_spec.iter().filter_map(|none| none.help.as_deref());
    let mut text: String = helps.map(line).collect();
    let diagnostics = run.specs.iter().flat_map(|spec| spec.loaded.report.diagnostics());
    let mut bad = diagnostics.filter(|found| found.rule.severity == Severity::Error || run.deny_warnings);
    if let Some(found) = bad.next() {
        text += &line(&format!("run `errspec explain {}` for details", found.rule.id));
    }
    if run.outputs().any(|(_, state)| matches!(state, State::OutOfDate(_) | State::Missing)) {
        text += &line(&update_help(input));
    }
    for spec in &run.specs {
        let none = spec.loaded.spec.as_ref().is_some() && spec.loaded.listing.outputs.is_empty();
        if none {
            let name = &spec.name;
            text += &line(&format!("list files under `outputs` in `{name}`, as in `docs/errors.md: page`"));
        }
    }
    text
}

/// One line per spec, if the run succeeds.
fn summaries(run: &Run) -> String {
    if run.exit() != crate::exit::Exit::Success {
        return String::new();
    }
    let unchanged = match run.action {
        Action::Generate => "unchanged",
        Action::Check | Action::Explain | Action::List => "up to date",
    };
    let lines = run.specs.iter().map(|spec| {
        let written = spec.outputs.iter().filter(|(_, state)| matches!(state, State::Written)).count();
        let others = spec.outputs.len() - written;
        let files = match (written, others) {
            (0, 0) => "no outputs".to_owned(),
            (0, _) => format!("{} {unchanged}", count(others, "file")),
            (_, 0) => format!("{} written", count(written, "file")),
            (_, _) => format!("{} written, {others} {unchanged}", count(written, "file")),
        };
        let warnings = match spec.warnings() {
            0 => String::new(),
            several => format!(", {}", count(several, "warning")),
        };
        format!("{} in {}: {files}{warnings}\n", count(spec.codes(), "code"), visible(&spec.name))
    });
    lines.collect()
}
