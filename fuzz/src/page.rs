//! A page and a table show each code of a spec once and in order, and no string of the spec breaks the markup.

use errspec_codegen::__internal::check::Use;
use errspec_codegen::__internal::load;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::docs;

use crate::support::rendered::{self, Blocks};
use crate::support::seen;

/// The blocks that a page consists of. The paragraph on failures without a code has one sentence per line.
const KINDS: [&str; 6] = ["heading", "paragraph", "item", "cell", "code", "SoftBreak"];

/// Panics if a renderer sees anything that is not in the spec.
pub(crate) fn check(bytes: &[u8]) {
    let loaded = load::bytes(&mut Sources::default(), bytes.to_vec(), "errors.yaml", Use::Outputs);
    let Some(spec) = &loaded.spec else { return };
    let cells = seen::cells(spec, spec.codes.iter());
    for (name, render) in [("errors.md", rendered::gfm as fn(&str) -> Blocks), ("errors.mdx", rendered::mdx)]
    {
        let table = docs::table(spec, None, name, "errors.yaml");
        let page = docs::page(spec, None, name, "errors.yaml");
        for text in [&table, &page] {
            let blocks = render(text);
            let unexpected = blocks.iter().find(|(kind, _)| !KINDS.contains(&&**kind));
            assert_eq!(unexpected, None, "{text}");
            assert_eq!(of_kind(&blocks, "cell"), cells, "{text}");
            let headings = if text == &page { seen::headings(spec) } else { Vec::new() };
            assert_eq!(of_kind(&blocks, "heading"), headings, "{text}");
        }
    }
}

fn of_kind<'b>(blocks: &'b Blocks, kind: &str) -> Vec<&'b str> {
    blocks.iter().filter(|(block, _)| block == kind).map(|(_, text)| text.as_str()).collect()
}
