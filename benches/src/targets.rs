//! The targets of all figures.

/// An upper limit for a figure: a ratio to another figure, or a number.
pub(crate) struct Target {
    pub(crate) what: &'static str,
    pub(crate) codes: usize,
    pub(crate) who: &'static str,
    pub(crate) of: Of,
    pub(crate) at_most: f64,
}

/// What a figure is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// The same measurement of another contestant, in the same run.
    Competitor(&'static str),
    /// The same measurement of the same contestant with this number of codes.
    Codes(usize),
    /// Nothing: the target is a number in the unit of the figure.
    Itself,
}

const A: Of = Of::Competitor("A");
const S: Of = Of::Competitor("S");

const fn ours(what: &'static str, codes: usize, of: Of, at_most: f64) -> Target {
    Target { what, codes, who: "ours", of, at_most }
}

const fn other(what: &'static str, codes: usize, who: &'static str, of: Of, at_most: f64) -> Target {
    Target { what, codes, who, of, at_most }
}

const fn derive(what: &'static str, codes: usize, at_most: f64) -> Target {
    Target { what, codes, who: "derive", of: Of::Competitor("peer"), at_most }
}

const fn layer(what: &'static str, who: &'static str, at_most: f64) -> Target {
    Target { what, codes: 0, who, of: Of::Competitor("axum"), at_most }
}

const fn body(what: &'static str, at_most: f64) -> Target {
    Target { what, codes: 0, who: "ours", of: Of::Competitor("serde"), at_most }
}

pub(crate) const TARGETS: &[Target] = &[
    ours("check", 9, A, 0.9),
    ours("check", 100, A, 0.55),
    ours("check", 1_000, A, 0.14),
    ours("check", 1_000, S, 0.37),
    ours("check", 5_000, A, 0.05),
    other("check", 1_000, "errors!", A, 0.35),
    ours("release", 1_000, A, 0.085),
    ours("release", 1_000, S, 0.13),
    ours("release", 5_000, A, 0.02),
    other("release", 1_000, "errors!", A, 0.35),
    ours("consumer", 1_000, A, 0.09),
    ours("edit", 1_000, A, 0.22),
    ours("memory", 1_000, A, 0.52),
    ours("hit", 9, A, 0.45),
    ours("hit", 100, A, 0.35),
    ours("hit", 1_000, A, 0.19),
    ours("hit", 5_000, A, 0.05),
    ours("miss", 9, A, 0.7),
    ours("miss", 100, A, 0.35),
    ours("miss", 1_000, A, 0.15),
    ours("miss", 5_000, A, 0.03),
    ours("repeat", 9, Of::Itself, 5.5),
    ours("repeat", 100, Of::Itself, 5.5),
    ours("repeat", 1_000, Of::Itself, 5.5),
    ours("repeat", 5_000, Of::Itself, 5.5),
    ours("display", 9, A, 0.75),
    ours("display", 100, A, 0.65),
    ours("display", 1_000, A, 0.45),
    ours("json_in", 9, A, 1.0),
    ours("json_in", 100, A, 0.8),
    ours("json_in", 1_000, A, 0.5),
    ours("size", 1_000, A, 0.85),
    other("cold", 0, "script", A, 1.0),
    other("cold", 0, "errors!", A, 1.0),
    ours("cold", 0, A, 0.25),
    other("cold", 0, "ours, serde", A, 0.25),
    other("generate", 1_000, "script", Of::Itself, 150.0),
    other("generate", 10_000, "tool", Of::Itself, 400.0),
    // Linear: ten times the codes need at most ten times the memory.
    other("generate.memory", 10_000, "tool", Of::Codes(1_000), 10.0),
    derive("derive.check", 100, 0.5),
    derive("derive.debug", 100, 0.5),
    derive("derive.release", 100, 0.5),
    derive("derive.check", 1_000, 0.25),
    derive("derive.debug", 1_000, 0.25),
    derive("derive.release", 1_000, 0.25),
    layer("load.connection.success", "around", 1.03),
    layer("load.connection.success", "layer", 1.03),
    Target { what: "shapes.size", codes: 0, who: "ours", of: Of::Competitor("any"), at_most: 1.0 },
    body("shapes.encode.nested.bare", 0.9),
    body("shapes.encode.nested.details", 0.9),
    body("shapes.encode.nested.filled", 0.9),
    body("shapes.encode.flat.bare", 0.9),
    body("shapes.encode.flat.details", 0.9),
    body("shapes.encode.flat.filled", 0.9),
    body("shapes.encode.problem_details.bare", 0.9),
    body("shapes.encode.problem_details.details", 0.9),
    body("shapes.encode.problem_details.filled", 0.9),
    body("shapes.encode.errors.bare", 0.9),
    body("shapes.encode.errors.details", 0.9),
    body("shapes.encode.errors.filled", 0.9),
    body("shapes.encode.several.bare", 0.9),
    body("shapes.encode.several.details", 0.9),
    body("shapes.encode.several.filled", 0.9),
    body("shapes.decode.nested.bare", 1.3),
    body("shapes.decode.nested.details", 1.3),
    body("shapes.decode.flat.bare", 1.3),
    body("shapes.decode.flat.details", 1.3),
    body("shapes.decode.problem_details.bare", 1.3),
    body("shapes.decode.problem_details.details", 1.3),
    body("shapes.decode.errors.bare", 1.3),
    body("shapes.decode.errors.details", 1.3),
    body("shapes.decode.several.bare", 1.3),
    body("shapes.decode.several.details", 1.3),
    body("shapes.decode.indented", 1.3),
    body("shapes.decode.page", 1.3),
    body("shapes.decode.unknown", 1.3),
    body("shapes.decode.text", 1.3),
];

/// A limit that applies to every build, on any machine.
pub(crate) struct Guarded {
    /// `instructions` and an operation, `crates` and a tree, or `bytes a code`.
    pub(crate) what: &'static str,
    pub(crate) codes: usize,
    pub(crate) at_most: f64,
}

const fn guarded(what: &'static str, codes: usize, at_most: f64) -> Guarded {
    Guarded { what, codes, at_most }
}

/// A tenth above the present figures, so that a new compiler does not cause a failure.
pub(crate) const GUARDED: &[Guarded] = &[
    guarded("instructions hit", 9, 48.0),
    guarded("instructions hit", 1_000, 59.0),
    guarded("instructions miss", 1_000, 44.0),
    guarded("instructions display", 1_000, 145.0),
    guarded("crates script", 0, 15.0),
    guarded("crates errors!", 0, 15.0),
    guarded("crates ours", 0, 1.0),
    guarded("crates ours, serde", 0, 2.0),
    guarded("bytes a code", 1_000, 960.0),
];
