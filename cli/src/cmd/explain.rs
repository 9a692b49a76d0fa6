//! `errspec explain`: explains a code, a rule or the envelope, or lists all codes or rules.

mod entry;
mod envelope;
mod rule;
mod wrap;

use errspec_codegen::__internal::quoted::quoted;
use errspec_codegen::__internal::rules::{RULES, Rule};
use errspec_codegen::__internal::suggest;
use serde_json::{Value, json};

use self::entry::Entry;
use self::envelope::Envelope;
use crate::args::{Explain, Format};
use crate::exit::Exit;
use crate::format;
use crate::run::{Action, Run};
use crate::session::{LoadedSpec, Session};
use crate::specs::NoSpec;
use crate::streams::Streams;

pub(crate) fn run(args: &Explain, streams: &mut Streams) -> Exit {
    if args.rules {
        // Rules need no spec.
        let answer = Answer { rules: RULES.to_vec(), ..Answer::default() };
        return answer.print(args, streams, |answer| rule::list(&answer.rules));
    }
    let session = Session::load(&args.input);
    match &args.name {
        Some(name) => named(name, args, session, streams),
        None => all(args, session, streams),
    }
}

/// The result: rules, envelopes and codes of one or several specs, or why there are none.
#[derive(Default)]
struct Answer<'r> {
    rules: Vec<&'static Rule>,
    envelopes: Vec<Envelope<'r>>,
    codes: Vec<Entry<'r>>,
    error: Option<String>,
    help: Vec<String>,
    notes: Vec<String>,
}

/// Lists the codes of all specs.
fn all(args: &Explain, session: Session, streams: &mut Streams) -> Exit {
    if let (true, Some(NoSpec { error, help })) = (session.specs.is_empty(), session.no_spec.first().cloned())
    {
        let rules = "run `errspec explain --rules` to list the rules; it needs no spec".to_owned();
        let help = help.into_iter().chain([rules]).collect();
        Answer { error: Some(error), help, ..Answer::default() }.print(args, streams, Answer::text);
        return Exit::Failed;
    }
    let codes: Vec<_> = codes(&session).collect();
    if codes.is_empty() {
        drop(codes);
        return errors(args, session, streams);
    }
    let notes = session.specs.iter().filter(|spec| has_errors(spec)).map(|spec| {
        let name = spec.place.name();
        format!(
            "the codes of `{name}` are not listed, because it has errors; run `errspec check` to see them"
        )
    });
    let unread = session.no_spec.iter().map(|none| format!("not all codes are listed: {}", none.error));
    let answer = Answer { codes, notes: notes.chain(unread).collect(), ..Answer::default() };
    answer.print(args, streams, |answer| entry::list(&answer.codes))
}

/// Explains what has the name: a rule, a code or the envelope.
fn named(name: &str, args: &Explain, session: Session, streams: &mut Streams) -> Exit {
    if name == envelope::NAME
        && session.specs.is_empty()
        && let Some(NoSpec { error, help }) = session.no_spec.first().cloned()
    {
        let help = help.into_iter().collect();
        Answer { error: Some(error), help, ..Answer::default() }.print(args, streams, Answer::text);
        return Exit::Failed;
    }
    let found = Answer::find(name, &session);
    if !found.is_empty() {
        return found.print(args, streams, Answer::text);
    }
    drop(found);
    if session.specs.iter().any(has_errors) {
        return errors(args, session, streams);
    }
    unknown(name, &session).print(args, streams, Answer::text)
}

/// Prints the errors of the specs.
fn errors(args: &Explain, session: Session, streams: &mut Streams) -> Exit {
    let run = Run::of_specs(session, Action::Explain);
    format::show(&run, &args.input, streams);
    run.exit()
}

/// The answer for a name that neither a code nor a rule has.
fn unknown<'r>(name: &str, session: &Session) -> Answer<'r> {
    let codes = || codes(session).map(|entry| entry.code.code.as_str());
    let rules = || RULES.iter().map(|rule| rule.id);
    let help = match suggest::nearest(name, codes().chain(rules()).chain([envelope::NAME])) {
        Some(envelope::NAME) => "run `errspec explain envelope` for the envelope of the spec".to_owned(),
        Some(near) if codes().any(|code| code == near) => suggest::similar("code", near),
        Some(near) => suggest::similar("rule", near),
        None if session.specs.is_empty() => "run `errspec explain --rules` to list the rules".to_owned(),
        None => "run `errspec explain` to list the codes, or `errspec explain --rules` to list the rules"
            .to_owned(),
    };
    let notes = session.no_spec.iter().map(|none| match session.specs.len() {
        0 => format!("codes were not searched: {}", none.error),
        _ => format!("not all codes were searched: {}", none.error),
    });
    let error = match session.specs.len() {
        0 => format!("no rule is named {}", quoted(name)),
        _ => format!("no code or rule is named {}", quoted(name)),
    };
    let help_on_specs = session.no_spec.iter().filter_map(|none| none.help.clone());
    Answer {
        error: Some(error),
        help: [help].into_iter().chain(help_on_specs).collect(),
        notes: notes.collect(),
        ..Answer::default()
    }
}

fn has_errors(spec: &LoadedSpec) -> bool {
    spec.loaded.report.has_errors()
}

/// The codes of all specs without errors.
fn codes(session: &Session) -> impl Iterator<Item = Entry<'_>> {
    let specs = session.specs.iter().filter_map(|spec| spec.loaded.spec.as_ref());
    let codes = specs.flat_map(|spec| spec.codes.iter().enumerate().map(move |code| (spec, code)));
    codes.map(|(spec, (index, code))| {
        let source = session.sources.get(code.site.file);
        let line = source.position(code.site.start).line;
        Entry { file: source.path(), line, spec, code, variant: spec.variant(index) }
    })
}

/// The envelopes of all specs without errors.
fn envelopes(session: &Session) -> impl Iterator<Item = Envelope<'_>> {
    session.specs.iter().filter_map(|loaded| {
        let spec = loaded.loaded.spec.as_ref()?;
        let site = spec.envelope.sites.envelope;
        let line = site.map(|site| session.sources.get(site.file).position(site.start).line);
        let file = session.sources.get(spec.sites.name.file).path();
        Some(Envelope { file, line, spec })
    })
}

impl<'r> Answer<'r> {
    /// Finds what has the name, or else a code or a rule by its variant or by another spelling.
    fn find(name: &str, session: &'r Session) -> Self {
        let exact = Self {
            rules: Rule::find(name).into_iter().collect(),
            envelopes: envelopes(session).filter(|_| name == envelope::NAME).collect(),
            codes: codes(session).filter(|entry| entry.code.code == name || entry.has_unique(name)).collect(),
            ..Self::default()
        };
        if !exact.is_empty() {
            return exact;
        }
        let by_alias = Self::by_alias(name, session);
        if !by_alias.is_empty() {
            return by_alias;
        }
        let wanted = suggest::letters(name);
        let is_same = |other: &str| !wanted.is_empty() && suggest::letters(other) == wanted;
        let mut similar = Self {
            rules: RULES.iter().copied().filter(|rule| is_same(rule.id)).collect(),
            codes: codes(session)
                .filter(|entry| entry.variant == Some(name) || is_same(&entry.code.code))
                .collect(),
            ..Self::default()
        };
        let rules = similar.rules.iter().map(|rule| rule.id);
        let mut names = rules.chain(similar.codes.iter().map(|entry| entry.code.code.as_str()));
        let Some(first) = names.next() else { return similar };
        // Several names with the same letters are suggestions at best.
        if names.any(|other| other != first) {
            return Self::default();
        }
        let note = format!("no code or rule is named {}, so this is {}", quoted(name), quoted(first));
        similar.notes.push(note);
        similar
    }

    /// Finds the codes that have the name as an alias, in one spec or several.
    fn by_alias(name: &str, session: &'r Session) -> Self {
        let has = |entry: &Entry<'_>| entry.code.aliases.iter().any(|alias| alias.name == name);
        let codes: Vec<_> = codes(session).filter(has).collect();
        let note =
            |entry: &Entry<'_>| format!("{} is an alias of code {}", quoted(name), quoted(&entry.code.code));
        let notes = codes.iter().map(note).collect();
        Self { codes, notes, ..Self::default() }
    }

    fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.envelopes.is_empty() && self.codes.is_empty()
    }

    fn text(&self) -> String {
        let rules = self.rules.iter().map(|rule| rule::page(rule));
        let envelopes = self.envelopes.iter().map(Envelope::text);
        let codes = self.codes.iter().map(Entry::text);
        rules.chain(envelopes).chain(codes).collect::<Vec<_>>().join("\n")
    }

    fn json(&self) -> Value {
        json!({
            "version": 1,
            "command": "explain",
            "rules": self.rules.iter().map(|rule| rule::json(rule)).collect::<Vec<_>>(),
            "envelopes": self.envelopes.iter().map(Envelope::json).collect::<Vec<_>>(),
            "codes": self.codes.iter().map(Entry::json).collect::<Vec<_>>(),
            "error": self.error,
            "help": self.help,
            "notes": self.notes,
        })
    }

    /// Prints the answer, with `text` as the result for people.
    fn print(&self, args: &Explain, streams: &mut Streams, text: impl Fn(&Self) -> String) -> Exit {
        if args.input.format == Format::Json {
            streams.document(&format!("{:#}\n", self.json()));
        } else {
            streams.result(&text(self));
            self.error.iter().for_each(|error| streams.error(error));
            self.notes.iter().for_each(|note| streams.note(note));
            self.help.iter().for_each(|help| streams.help(help));
        }
        if self.error.is_some() { Exit::Errors } else { Exit::Success }
    }
}
