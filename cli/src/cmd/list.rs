//! `errspec list`: lists the files that a run reads and writes, without writing any of them.

use errspec_codegen::__internal::package;
use serde_json::{Value, json};

use crate::args::{Format, List};
use crate::exit::Exit;
use crate::format;
use crate::run::{Action, Run};
use crate::session::Session;
use crate::streams::Streams;

/// The files that belong to one spec.
struct Files {
    spec: String,
    reads: Vec<String>,
    writes: Vec<String>,
}

pub(crate) fn run(args: &List, streams: &mut Streams) -> Exit {
    let input = args.specs.input();
    let mut session = Session::load(&input);
    let mut all = Vec::new();
    for spec in &mut session.specs {
        let outputs = errspec_outputs::__internal::check(&mut spec.loaded);
        let name = |path: &str| package::name(&spec.place.target(path), &spec.place.from);
        let read = outputs.iter().filter(|output| output.kind.is_read).map(|output| name(&output.path));
        all.push(Files {
            spec: spec.place.name(),
            reads: std::iter::once(spec.place.name()).chain(read).collect(),
            writes: outputs.iter().map(|output| name(&output.path)).collect(),
        });
    }
    if !session.no_spec.is_empty() || session.specs.iter().any(|spec| spec.loaded.report.has_errors()) {
        let run = Run::of_specs(session, Action::List);
        format::show(&run, &input, streams);
        return run.exit();
    }
    match input.format {
        Format::Json => streams.document(&format!("{:#}\n", document(&all))),
        Format::Human | Format::Github | Format::Sarif | Format::Junit => streams.result(&text(&all)),
    }
    Exit::Success
}

fn document(all: &[Files]) -> Value {
    let specs = all.iter().map(|files| {
        let Files { spec, reads, writes } = files;
        json!({ "spec": spec, "reads": reads, "writes": writes })
    });
    json!({ "version": 1, "command": "list", "specs": specs.collect::<Vec<_>>() })
}

fn text(all: &[Files]) -> String {
    let lines = all.iter().flat_map(|files| {
        let reads = files.reads.iter().map(|file| format!("reads   {file}\n"));
        reads.chain(files.writes.iter().map(|file| format!("writes  {file}\n")))
    });
    lines.collect()
}
