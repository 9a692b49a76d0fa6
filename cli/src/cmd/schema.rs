//! `errspec schema`: prints the JSON Schema of a spec, for editors.

use errspec_outputs::__internal::schema::schema;

use crate::exit::Exit;
use crate::streams::Streams;

pub(crate) fn run(streams: &mut Streams) -> Exit {
    streams.document(&schema());
    Exit::Success
}
