//! Which tables does the page have, and what do they say of their figures?

/// Tables of one subject.
pub(super) struct Part {
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    pub(super) sections: &'static [Section],
}

/// A table of things that are measured alike.
pub(super) struct Section {
    /// The bench that measures them.
    pub(super) bench: &'static str,
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    /// What is measured, and what it is called.
    pub(super) rows: &'static [(&'static str, &'static str)],
    /// Whose figures stand in it, and what these are called.
    pub(super) columns: &'static [(&'static str, &'static str)],
    /// Whose figures are shown as a part of whose.
    pub(super) ratios: &'static [(&'static str, &'static str)],
    /// Digits of a ratio behind the point.
    pub(super) digits: usize,
}

const PEERS: &[(&str, &str)] = &[("A", "A"), ("S", "S"), ("ours", "ours")];
const BESIDE_PEERS: &[(&str, &str)] = &[("ours", "A"), ("ours", "S")];

pub(super) const PARTS: &[Part] = &[
    Part {
        title: "The generated enum",
        text: "Beside what a team would use instead; all of them first have to give the same answers.\n\n\
               - **A**: `thiserror`, `strum` and `serde` with their derives, and matches by hand for status, bucket and docs link.\n\
               - **S**: the strongest peer, the same with `serde` by hand over the look-up and the meaning by match.\n\n\
               ![CPU time of rustc by number of codes](speed.svg)",
        sections: &[COMPILE, RUN_TIME, INSTRUCTIONS, SIZE, COLD],
    },
    Part { title: "The generator and the tool", text: "", sections: &[GENERATE, STAGES, CHECK] },
    Part {
        title: "The derive",
        text: "What `#[derive(ApiErrorSpec)]` costs the crate that it stands in, CPU milliseconds of rustc for that crate alone.\n\
               The peer is `thiserror`, `strum` and matches by hand, and first has to give the same answers.",
        sections: &[DERIVE, DERIVE_PARTS],
    },
    Part {
        title: "The layer",
        text: "What a request of an axum service takes: microseconds of the one thread that client and server share, the kernel's included.",
        sections: &[LOAD],
    },
];

const COMPILE: Section = Section {
    bench: "codes",
    title: "Compile cost of the crate",
    text: "CPU milliseconds of rustc for the crate alone, its dependencies built.\n\
           *Ours* is the file that `errspec generate` writes; `errors!` has its own expansion in it; rustc sees the same file after a build script.",
    rows: &[
        ("check", "`cargo check`"),
        ("debug", "`cargo build`"),
        ("release", "`cargo build --release`"),
        ("edit", "`cargo check` after an edit elsewhere in the crate"),
        ("consumer", "`cargo build --release`, with a small program"),
        ("memory", "most memory of rustc, `--release`, MiB"),
    ],
    columns: &[
        ("A", "A"),
        ("S", "S"),
        ("ours", "ours"),
        ("errors!", "`errors!`"),
        ("script", "build script"),
    ],
    ratios: BESIDE_PEERS,
    digits: 2,
};

const RUN_TIME: Section = Section {
    bench: "lookups",
    title: "Run time",
    text: "Nanoseconds an operation, the loop around it included, which stands in the first row of each size.\n\
           The order of codes is random; *repeated* is each code 64 times in a row.\n\
           None of ours allocates: the program that is measured counts it, and the bench fails if one does.",
    rows: &[
        ("loop", "the loop alone"),
        ("hit", "from string to code, a hit"),
        ("miss", "from string to code, a miss"),
        ("repeat", "from string to code, repeated"),
        ("display", "`Display`"),
        ("debug_text", "`Debug`"),
        ("json_out", "JSON out"),
        ("json_in", "JSON in"),
        ("code", "`as_str`"),
        ("http_status", "`http_status`"),
        ("bucket", "name of the bucket"),
        ("meaning", "`meaning`"),
        ("docs_url", "`docs_url`"),
    ],
    columns: PEERS,
    ratios: BESIDE_PEERS,
    digits: 2,
};

const INSTRUCTIONS: Section = Section {
    bench: "lookups",
    title: "Instructions",
    text: "By callgrind, an operation, the loop taken off.\n\
           They are no proxy for time: a match is few instructions, and mispredicted in random order.",
    rows: &[
        ("hit.instructions", "from string to code, a hit"),
        ("miss.instructions", "from string to code, a miss"),
        ("repeat.instructions", "from string to code, repeated"),
        ("display.instructions", "`Display`"),
        ("debug_text.instructions", "`Debug`"),
        ("json_out.instructions", "JSON out"),
        ("json_in.instructions", "JSON in"),
        ("code.instructions", "`as_str`"),
        ("http_status.instructions", "`http_status`"),
        ("bucket.instructions", "name of the bucket"),
        ("meaning.instructions", "`meaning`"),
        ("docs_url.instructions", "`docs_url`"),
    ],
    columns: PEERS,
    ratios: BESIDE_PEERS,
    digits: 2,
};

const SIZE: Section = Section {
    bench: "size",
    title: "Size of a program",
    text: "KiB of the loaded sections of a small program that uses everything, less those of an empty one.",
    rows: &[("size", "size of a program")],
    columns: PEERS,
    ratios: BESIDE_PEERS,
    digits: 2,
};

const COLD: Section = Section {
    bench: "cold",
    title: "Dependencies from nothing",
    text: "What a user compiles beyond the own crate: CPU seconds of `cargo build` with an empty target folder, and crates.\n\
           All are built as cargo builds what comes from a registry, without an incremental cache.\n\
           The peers have `serde` among them, ours where that is said.",
    rows: &[("cold", "dependencies, CPU s"), ("cold.crates", "dependencies, crates")],
    columns: &[
        ("A", "A"),
        ("S", "S"),
        ("script", "build script"),
        ("errors!", "`errors!`"),
        ("ours", "checked-in file"),
        ("ours, serde", "checked-in file, serde"),
    ],
    ratios: &[("script", "A"), ("script", "S"), ("errors!", "A"), ("errors!", "S"), ("ours, serde", "A")],
    digits: 2,
};

const GENERATE: Section = Section {
    bench: "generator",
    title: "From YAML to the formatted file",
    text: "CPU milliseconds, in an unoptimised build script, and of the released tool with its start.",
    rows: &[("generate", "from YAML to Rust"), ("generate.memory", "most memory, MiB")],
    columns: &[("script", "build script"), ("tool", "`errspec generate`")],
    ratios: &[],
    digits: 2,
};

const STAGES: Section = Section {
    bench: "stages",
    title: "Its stages",
    text: "CPU milliseconds of an optimised build.\n\
           The peer of the reader is `serde_yaml`, which reads without places and checks nothing; that of the Rust file is `syn` and `prettyplease`, which parse and format all of it.",
    rows: &[
        ("stages.read", "read and check"),
        ("stages.rust", "make the Rust file"),
        ("stages.page", "make the page"),
    ],
    columns: &[("ours", "ours"), ("peer", "peer")],
    ratios: &[("ours", "peer")],
    digits: 2,
};

const CHECK: Section = Section {
    bench: "tool",
    title: "`errspec check`",
    text: "With a page as its output, everything fresh: CPU milliseconds of the process, beside one that does nothing.",
    rows: &[("tool", "one run"), ("tool.memory", "most memory, MiB")],
    columns: &[("check", "`errspec check`"), ("version", "`errspec --version`")],
    ratios: &[],
    digits: 2,
};

const DERIVE: Section = Section {
    bench: "derive",
    title: "Compile cost of its crate",
    text: "Both enums derive `Debug` as well; the crate with the enum and that alone stands beside.",
    rows: &[
        ("derive.check", "`cargo check`"),
        ("derive.debug", "`cargo build`"),
        ("derive.release", "`cargo build --release`"),
        ("derive.edit", "`cargo check` after an edit elsewhere in the crate"),
    ],
    columns: &[("peer", "peer"), ("derive", "derive"), ("Debug", "`Debug` alone")],
    ratios: &[("derive", "peer")],
    digits: 2,
};

const DERIVE_PARTS: Section = Section {
    bench: "derive",
    title: "What it is made of",
    text: "`cargo check` of crates over one spec, by what they have; two derives read the spec once.",
    rows: &[
        ("derive.part.none", "no enum"),
        ("derive.part.one", "an enum with one code, `partial`"),
        ("derive.part.two", "two enums with one code each, `partial`"),
        ("derive.part.all", "an enum with all codes"),
        ("derive.part.halves", "two enums with half of the codes each, `partial`"),
        ("derive.part.errors!", "`errors!`"),
        ("derive.part.both", "`errors!`, and an enum with all codes, `codes = crate::ErrorCode`"),
    ],
    columns: &[("crate", "CPU ms")],
    ratios: &[],
    digits: 2,
};

const LOAD: Section = Section {
    bench: "load",
    title: "A request that succeeds, and one that fails",
    text: "- **axum**: its handlers make their failures by hand, with the same answers as ours.\n\
           - **problem**: failures of `problem_details`.\n\
           - **error**: `ApiError` without a layer.\n\
           - **no-op layer**: `Router::layer` of axum by hand, with a layer that does nothing; axum boxes for any.\n\
           - **around**: `EnvelopeLayer` around the router.\n\
           - **layer**: `Router::layer` with `EnvelopeLayer`.\n\n\
           A request that succeeds pays the layer for its id: one allocation for it, one for its place in the extensions, and a header of the response; a test holds it to that.\n\
           Requests go over a connection on loopback that stays open, or are calls in the same process; instructions are callgrind's and leave the kernel out.\n\
           A ratio of times is the median of those within a round of all services.",
    rows: &[
        ("load.connection.success", "succeeds over a connection, µs"),
        ("load.connection.success.allocations", "allocations"),
        ("load.connection.failure", "fails over a connection, µs"),
        ("load.connection.failure.allocations", "allocations"),
        ("load.call.success", "succeeds, called, µs"),
        ("load.call.success.instructions", "instructions"),
        ("load.call.success.allocations", "allocations"),
        ("load.call.failure", "fails, called, µs"),
        ("load.call.failure.instructions", "instructions"),
        ("load.call.failure.allocations", "allocations"),
    ],
    columns: &[
        ("axum", "axum"),
        ("problem_details", "problem"),
        ("error", "error"),
        ("nothing", "no-op layer"),
        ("around", "around"),
        ("layer", "layer"),
    ],
    ratios: &[("around", "axum"), ("layer", "axum")],
    digits: 3,
};
