//! `errspec schema`: what editors complete and check a spec with.

use errspec_outputs::__internal::schema::schema;

use crate::exit::Exit;
use crate::streams::Streams;

pub(crate) fn run(streams: &mut Streams) -> Exit {
    streams.document(&schema());
    Exit::Fine
}
