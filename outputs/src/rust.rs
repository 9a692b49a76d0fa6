//! The enum as a checked-in file.

use errspec_codegen::__internal::emit::{self, Settings};

use crate::kinds::{File, Job, Run};
use crate::settings::NAME;

/// The file that a build script would write, under a name that the spec chooses.
#[expect(clippy::unnecessary_wraps, reason = "the signature of every kind")]
pub(crate) fn emit(job: &Job<'_>, _: &mut Run<'_>) -> Option<Vec<File>> {
    let settings = job.setting(&NAME).map_or_else(Settings::default, Settings::named);
    let spec = job.spec.rust().unwrap_or_else(|| unreachable!("a spec that lists Rust is checked for it"));
    Some(File::alone(emit::file(&spec, &settings, job.source)))
}
