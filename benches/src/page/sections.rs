//! The tables of the page: titles, texts, rows and columns.

/// A chapter of the page: the tables of one subject.
pub(super) struct Part {
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    pub(super) sections: &'static [Section],
}

/// A table of things that are measured in the same way.
pub(super) struct Section {
    /// The benchmark that measures them.
    pub(super) bench: &'static str,
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    /// The key of each measurement in the results, and its name on the page.
    pub(super) rows: &'static [(&'static str, &'static str)],
    /// The key of each contestant, and its name on the page.
    pub(super) columns: &'static [(&'static str, &'static str)],
    /// The ratios to show: contestant, and the one that it is compared with.
    pub(super) ratios: &'static [(&'static str, &'static str)],
    /// Digits of a ratio after the decimal point.
    pub(super) digits: usize,
}

const PEERS: &[(&str, &str)] = &[("A", "A"), ("S", "S"), ("ours", "ours")];
const AGAINST_PEERS: &[(&str, &str)] = &[("ours", "A"), ("ours", "S")];

pub(super) const PARTS: &[Part] = &[
    Part {
        title: "The generated enum",
        text: "The enum compared with what a team would use instead.\n\
               Each program first has to give the same results.\n\n\
               - **A**: `thiserror`, `strum` and `serde` with their derives, and hand-written matches for status, bucket and docs URL.\n\
               - **S**: the same, but with hand-written `serde` impls that use the lookup, and a `match` for the meaning. This is the strongest competitor.\n\n\
               ![CPU time of rustc by number of codes](speed.svg)",
        sections: &[COMPILE, RUN_TIME, INSTRUCTIONS, SIZE, COLD],
    },
    Part { title: "The generator and the command", text: "", sections: &[GENERATE, STAGES, CHECK] },
    Part {
        title: "The derive",
        text: "What `#[derive(ApiErrorSpec)]` costs: CPU milliseconds of rustc for the crate that uses it, without dependencies.\n\
               The peer uses `thiserror`, `strum` and hand-written matches. Both programs first have to give the same results.",
        sections: &[DERIVE, DERIVE_PARTS],
    },
    Part {
        title: "The layer",
        text: "What a request to an axum service costs: CPU microseconds of the thread that client and server share, including the kernel.",
        sections: &[LOAD],
    },
    Part {
        title: "Bodies",
        text: "Writing and reading the body of a failing response, in nanoseconds, compared with serde structs that are written by hand for each shape.\n\
               Both first have to write the same bytes. Details are an integer and a string; a *filled message* contains both of them.",
        sections: &[ENCODE, DECODE, BODY_SIZE],
    },
];

const COMPILE: Section = Section {
    bench: "codes",
    title: "Compile time of the crate",
    text: "CPU milliseconds of rustc for the crate, with its dependencies already built.\n\
           *Ours* is the file that `errspec generate` writes. The column `errors!` includes the expansion of the macro. With a build script, rustc compiles the same file.",
    rows: &[
        ("check", "`cargo check`"),
        ("debug", "`cargo build`"),
        ("release", "`cargo build --release`"),
        ("edit", "`cargo check` after an edit elsewhere in the crate"),
        ("consumer", "`cargo build --release`, with a small program"),
        ("memory", "peak memory of rustc, `--release`, MiB"),
    ],
    columns: &[
        ("A", "A"),
        ("S", "S"),
        ("ours", "ours"),
        ("errors!", "`errors!`"),
        ("script", "build script"),
    ],
    ratios: AGAINST_PEERS,
    digits: 2,
};

const RUN_TIME: Section = Section {
    bench: "lookups",
    title: "Run time",
    text: "Nanoseconds per operation, including the loop around it, which the first row of each size shows.\n\
           Codes come in random order; *repeated* means each code 64 times in a row.\n\
           None of our operations allocates. The measured program counts allocations, and the benchmark fails if there is one.",
    rows: &[
        ("loop", "the empty loop"),
        ("hit", "string to code, hit"),
        ("miss", "string to code, miss"),
        ("repeat", "string to code, repeated"),
        ("display", "`Display`"),
        ("debug_text", "`Debug`"),
        ("json_out", "serialize to JSON"),
        ("json_in", "deserialize from JSON"),
        ("code", "`as_str`"),
        ("http_status", "`http_status`"),
        ("bucket", "name of the bucket"),
        ("meaning", "`meaning`"),
        ("docs_url", "`docs_url`"),
    ],
    columns: PEERS,
    ratios: AGAINST_PEERS,
    digits: 2,
};

const INSTRUCTIONS: Section = Section {
    bench: "lookups",
    title: "Instructions",
    text: "Instructions per operation, counted by callgrind, without the loop.\n\
           They do not predict time: a `match` executes few instructions, but its branches are mispredicted in random order.",
    rows: &[
        ("hit.instructions", "string to code, hit"),
        ("miss.instructions", "string to code, miss"),
        ("repeat.instructions", "string to code, repeated"),
        ("display.instructions", "`Display`"),
        ("debug_text.instructions", "`Debug`"),
        ("json_out.instructions", "serialize to JSON"),
        ("json_in.instructions", "deserialize from JSON"),
        ("code.instructions", "`as_str`"),
        ("http_status.instructions", "`http_status`"),
        ("bucket.instructions", "name of the bucket"),
        ("meaning.instructions", "`meaning`"),
        ("docs_url.instructions", "`docs_url`"),
    ],
    columns: PEERS,
    ratios: AGAINST_PEERS,
    digits: 2,
};

const SIZE: Section = Section {
    bench: "size",
    title: "Size of a program",
    text: "KiB of the loaded sections of a small program that uses everything, minus those of an empty program.",
    rows: &[("size", "size of a program")],
    columns: PEERS,
    ratios: AGAINST_PEERS,
    digits: 2,
};

const COLD: Section = Section {
    bench: "cold",
    title: "Clean build of the dependencies",
    text: "What a user compiles besides their own crate: CPU seconds of `cargo build` with an empty target folder, and the number of crates.\n\
           All crates are built as cargo builds crates from a registry, without incremental compilation.\n\
           The peers include `serde`; ours includes it only in the column that says so.",
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
    text: "CPU milliseconds in an unoptimized build script, and of the released command including its start.",
    rows: &[("generate", "from YAML to Rust"), ("generate.memory", "peak memory, MiB")],
    columns: &[("script", "build script"), ("tool", "`errspec generate`")],
    ratios: &[],
    digits: 2,
};

const STAGES: Section = Section {
    bench: "stages",
    title: "Stages of the generator",
    text: "CPU milliseconds of an optimized build.\n\
           The peer of the reader is `serde_yaml`, which records no spans and checks nothing. The peer of the Rust file is `syn` with `prettyplease`, which parse and format the whole file.",
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
    text: "A spec with a page as its output, everything up to date: CPU milliseconds of the process, next to a process that does nothing.",
    rows: &[("tool", "one run"), ("tool.memory", "peak memory, MiB")],
    columns: &[("check", "`errspec check`"), ("version", "`errspec --version`")],
    ratios: &[],
    digits: 2,
};

const DERIVE: Section = Section {
    bench: "derive",
    title: "Compile time of a crate with the derive",
    text: "Both enums also derive `Debug`; the third column has only that derive.",
    rows: &[
        ("derive.check", "`cargo check`"),
        ("derive.debug", "`cargo build`"),
        ("derive.release", "`cargo build --release`"),
        ("derive.edit", "`cargo check` after an edit elsewhere in the crate"),
    ],
    columns: &[("peer", "peer"), ("derive", "derive"), ("Debug", "only `Debug`")],
    ratios: &[("derive", "peer")],
    digits: 2,
};

const DERIVE_PARTS: Section = Section {
    bench: "derive",
    title: "Where the time goes",
    text: "`cargo check` of crates with one spec, by what they contain. Two derives read the spec once.",
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
    title: "A successful and a failing request",
    text: "- **axum**: handlers that build the same failing responses by hand.\n\
           - **problem**: failing responses made with the crate `problem_details`.\n\
           - **error**: `ApiError` without a layer.\n\
           - **no-op layer**: as **axum**, with a `Router::layer` that does nothing. axum boxes futures for any layer.\n\
           - **around**: `EnvelopeLayer` around the router.\n\
           - **layer**: `Router::layer` with `EnvelopeLayer`.\n\n\
           For a successful request, the layer adds a request id: one allocation for the id, one for its entry in the extensions, and a response header. A test verifies this count.\n\
           Requests use a loopback connection that stays open, or are calls in the same process. Instructions are counted by callgrind and do not include the kernel.\n\
           A ratio of times is the median of the ratios within each round.",
    rows: &[
        ("load.connection.success", "success over a connection, µs"),
        ("load.connection.success.allocations", "allocations"),
        ("load.connection.failure", "failure over a connection, µs"),
        ("load.connection.failure.allocations", "allocations"),
        ("load.call.success", "success, called in process, µs"),
        ("load.call.success.instructions", "instructions"),
        ("load.call.success.allocations", "allocations"),
        ("load.call.failure", "failure, called in process, µs"),
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

const ENCODE: Section = Section {
    bench: "shapes",
    title: "Writing a body",
    text: "`Envelope::to_json` of an enum's code, of an `ApiError` with details, and of a derived enum, next to `serde_json::to_vec`.\n\
           A ratio of times is the median of the ratios within each round.",
    rows: &[
        ("shapes.encode.nested.bare", "`nested`"),
        ("shapes.encode.nested.details", "`nested`, details"),
        ("shapes.encode.nested.filled", "`nested`, filled message"),
        ("shapes.encode.flat.bare", "`flat`"),
        ("shapes.encode.flat.details", "`flat`, details"),
        ("shapes.encode.flat.filled", "`flat`, filled message"),
        ("shapes.encode.problem_details.bare", "`problem_details`"),
        ("shapes.encode.problem_details.details", "`problem_details`, details"),
        ("shapes.encode.problem_details.filled", "`problem_details`, filled message"),
        ("shapes.encode.errors.bare", "`errors`"),
        ("shapes.encode.errors.details", "`errors`, details"),
        ("shapes.encode.errors.filled", "`errors`, filled message"),
        ("shapes.encode.several.bare", "`errors` of three"),
        ("shapes.encode.several.details", "`errors` of three, details"),
        ("shapes.encode.several.filled", "`errors` of three, filled messages"),
    ],
    columns: &[("ours", "ours"), ("serde", "serde")],
    ratios: &[("ours", "serde")],
    digits: 2,
};

const DECODE: Section = Section {
    bench: "shapes",
    title: "Reading a body",
    text: "`Body::parse_as` keeps details of any name and type. It is compared with a struct that knows the type of each detail, and with one that keeps any detail (`serde_json::Map`) as well.",
    rows: &[
        ("shapes.decode.nested.bare", "`nested`"),
        ("shapes.decode.nested.details", "`nested`, details"),
        ("shapes.decode.indented", "`nested`, details, indented"),
        ("shapes.decode.flat.bare", "`flat`"),
        ("shapes.decode.flat.details", "`flat`, details"),
        ("shapes.decode.problem_details.bare", "`problem_details`"),
        ("shapes.decode.problem_details.details", "`problem_details`, details"),
        ("shapes.decode.errors.bare", "`errors`"),
        ("shapes.decode.errors.details", "`errors`, details"),
        ("shapes.decode.several.bare", "`errors` of three"),
        ("shapes.decode.several.details", "`errors` of three, details"),
        ("shapes.decode.page", "a page of 9 kB that is not JSON"),
        ("shapes.decode.unknown", "an unknown member of 22 kB"),
        ("shapes.decode.text", "an unknown string of 20 kB"),
    ],
    columns: &[("ours", "ours"), ("serde", "serde, known details"), ("any", "serde, any details")],
    ratios: &[("ours", "serde"), ("ours", "any")],
    digits: 2,
};

const BODY_SIZE: Section = Section {
    bench: "shapes",
    title: "Size of a program that writes and reads bodies",
    text: "KiB of the loaded sections of a small program that writes a body of `nested` and reads one, minus those of a program that does neither, with `lto = \"fat\"` and `panic = \"abort\"`.\n\
           Ours contains all shapes, and the peers one.",
    rows: &[("shapes.size", "size of a program")],
    columns: &[("ours", "ours"), ("serde", "serde, known details"), ("any", "serde, any details")],
    ratios: &[("ours", "serde"), ("ours", "any")],
    digits: 2,
};
