//! The docs that are generated from a spec: one file per output, and the parts that outputs share.

mod anchor;
mod bucket;
mod entry;
mod envelope;
mod fallback;
mod field;
mod group;
mod header;
mod list;
mod page;
mod regions;
mod retry;
mod table;

pub use envelope::params_in_words;
pub use page::page;
use regions::markers;

pub use regions::regions;
pub use retry::sentence as retry;
pub use table::table;

use errspec_codegen::__internal::inline::{self, Flavor};
use errspec_codegen::__internal::model::{Code, Spec};
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::{read, rules};

use crate::kinds::{File, Job, Run};
use crate::settings::{BUCKET, GROUP_BY};

#[expect(clippy::unnecessary_wraps, reason = "the signature of every kind")]
pub(crate) fn emit_page(job: &Job<'_>, _: &mut Run<'_>) -> Option<Vec<File>> {
    let field = job.setting(&GROUP_BY);
    let field = field.and_then(|name| job.spec.fields.iter().position(|field| field.name == name));
    Some(File::alone(page(job.spec, field, job.path, job.source)))
}

#[expect(clippy::unnecessary_wraps, reason = "the signature of every kind")]
pub(crate) fn emit_table(job: &Job<'_>, _: &mut Run<'_>) -> Option<Vec<File>> {
    let bucket = job.setting(&BUCKET);
    let bucket = bucket.and_then(|name| job.spec.buckets.iter().position(|bucket| bucket.name == name));
    Some(File::alone(table(job.spec, bucket, job.path, job.source)))
}

pub(crate) fn emit_regions(job: &Job<'_>, run: &mut Run<'_>) -> Option<Vec<File>> {
    let name = job.name;
    if !run.files.exists(job.target) {
        let message = format!("the file `{name}` does not exist, so its regions cannot be filled");
        let [begin, end] = markers(job.path);
        run.report.push(
            Diagnostic::new(&rules::UNREADABLE, job.site, message)
                .help(format!("create the file, and write `{begin}` and `{end}` where the table should be")),
        );
        return None;
    }
    let file = read::file(run.sources, run.files, job.target, name, run.report)?;
    regions(job.spec, run.sources, file, run.report).map(File::alone)
}

/// The format of a text, and the targets of its links.
struct Target<'s> {
    spec: &'s Spec,
    flavor: Flavor,
    anchors: anchor::Anchors<'s>,
    /// The link to the section of each bucket, where buckets and codes are on the same page.
    sections: Option<Vec<String>>,
}

impl<'s> Target<'s> {
    fn new(spec: &'s Spec, flavor: Flavor, whole: bool) -> Self {
        let anchors = anchor::Anchors::new(spec);
        let section = |index| bucket::link(spec, flavor, &anchors, index);
        let sections = whole.then(|| (0..spec.buckets.len()).map(section).collect());
        Self { spec, flavor, anchors, sections }
    }

    /// Where the entry of a code is.
    fn address(&self, code: usize) -> String {
        if self.sections.is_some() {
            anchor::address(&self.anchors.codes[code])
        } else {
            inline::address(&self.spec.codes[code].docs_url)
        }
    }

    /// A code as a link to its entry, in running text.
    fn link(&self, code: usize) -> String {
        ["[", &inline::code(&self.spec.codes[code].code, self.flavor), "](", &self.address(code), ")"]
            .concat()
    }

    /// A code as a link to its entry, in a cell.
    fn link_cell(&self, code: usize) -> String {
        ["[", &inline::code_cell(&self.spec.codes[code].code, self.flavor), "](", &self.address(code), ")"]
            .concat()
    }

    /// The codes, or those of one bucket, each with its index.
    fn codes(&self, bucket: Option<usize>) -> impl Iterator<Item = (usize, &'s Code)> + use<'s> {
        self.spec
            .codes
            .iter()
            .enumerate()
            .filter(move |(_, code)| bucket.is_none_or(|bucket| code.bucket == bucket))
    }
}

/// The flavor that suits a file.
fn flavor(path: &str) -> Flavor {
    if extension(path) == "mdx" { Flavor::Mdx } else { Flavor::Gfm }
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}
