//! Specs as their check would build them, for tests of what comes after it.

use std::time::Duration;

use errspec_codegen::model::{
    Bucket, Code, CodeStyle, Deprecated, Fallback, Markdown, Message, Param, ParamType, Piece, Retry,
    RetryNumbers, Spec,
};
use errspec_codegen::site::{Site, Sources};

/// The nine codes of the reference system; one of them has a param.
pub(crate) fn nine() -> Spec {
    let mut codes = vec![
        code("bad_request", 400, 0, "The request is malformed. A required field is missing."),
        code("invalid_cursor", 400, 0, "The cursor has expired, or was made for other filters."),
        code("unauthorized", 401, 0, "The API key is missing, malformed, revoked or unknown."),
        code("forbidden", 403, 0, "The API key is valid, but may not use this endpoint."),
        code("not_found", 404, 0, "The resource does not exist. Check the format of the `id`."),
        code("rate_limit_exceeded", 429, 1, "The burst limit per minute was hit. Respect `Retry-After`."),
        code("quota_exceeded", 429, 1, "The quota of this month is used up."),
        code("internal_error", 500, 2, "Something broke in the service."),
        code("service_unavailable", 503, 2, "A dependency of the service timed out. Retry with backoff."),
    ];
    codes[5].params = vec![param("limit", built_in("u32"))];
    codes[5].message =
        Some(Message(vec![text("The limit of "), Piece::Param(0), text(" requests per minute was hit.")]));
    let statuses = vec![(401, 2), (403, 3), (404, 4), (429, 5), (503, 8)];
    Spec { fallback: Some(Fallback { client: 0, server: 7, statuses }), ..spec(codes) }
}

/// Everything that is unusual, and fine all the same.
pub(crate) fn odd() -> Spec {
    let poison = "Quotes \" and ', */ and /*, {braces} {}, a | pipe, <p>, [brackets], [a](b), back\\slash, \
                  tab\t, line\nbreak, CR\r, `code`, ``, ``` rust, *strong*, # no heading, https://example.com, \
                  &amp; &#60;, $x$, Größe, 大きい, \u{202e}right to left\u{202c}, e\u{301}, \u{1f980}, \0, \u{7f}.";
    let mut codes = vec![
        code("poisoned", 400, 0, poison),
        code("- list", 401, 0, "- a list\n- of two"),
        code("heading", 402, 0, "# Heading\n===\n\n> quote\n\n    fn code() {}\n"),
        code("numbered", 403, 0, "1. one\n\n```rust\nlet x = ;\n```"),
        code("long", 404, 0, &"0123456789 <p>".repeat(1_000)),
        code("404", 405, 0, "A code that is no name."),
        code("it's \"quoted\" `so`", 406, 0, "A code with quotes."),
        code("Größe", 407, 0, "A code that is not ASCII."),
        code("Camel", 408, 0, "A code that is its variant."),
        code("old", 409, 0, "It was used before."),
        code("older", 410, 0, "It was used long before."),
        code("oldest", 411, 0, "It was used first."),
        code("message", 412, 0, "The *meaning*."),
        code("every_param", 413, 1, "It has a param of each type."),
        code("old_param", 414, 1, "It has a param, and should not be used."),
        code("type", 415, 1, "Its constructor is a keyword."),
        code("gen", 416, 1, "Its constructor is a keyword since 2024."),
        code("self", 417, 1, "Its constructor cannot be a raw identifier."),
        code("some", 418, 0, "Named like others' variants."),
        code("err", 421, 0, "Named like an associated type."),
        code("error", 422, 0, "Named like an associated type."),
        code("option", 423, 0, "Named like a type of the prelude."),
        code("UPPER_CASE", 424, 0, "Named in another style."),
        code("unmeant", 425, 0, "x"),
        code("fallback", 500, 2, "Its constructor has the name of a trait's method."),
    ];
    for (at, variant) in
        [(1, "List"), (5, "Http404"), (6, "Quoted"), (7, "Groesse"), (17, "SELF"), (22, "UPPER_CASE")]
    {
        codes[at].variant = variant.into();
    }
    codes[0].docs_url = "https://example.com/a b?<p>&x=[y]#`|\\\"".into();
    let reason = Markdown("It says [nothing](https://example.com), \"<p>\" or `[what]`.".into());
    codes[9].deprecated = Some(Deprecated { instead: Some(8), reason: None });
    codes[10].deprecated = Some(Deprecated { instead: None, reason: Some(reason.clone()) });
    codes[11].deprecated = Some(Deprecated { instead: Some(9), reason: Some(reason.clone()) });
    codes[12].message = Some(Message(vec![text("The message, with {braces} and \"quotes\".")]));
    codes[13].params = vec![
        param("name", ParamType::String),
        param("count", built_in("i128")),
        param("share", built_in("f32")),
        param("really", ParamType::Bool),
        param("address", ParamType::Opaque("::core::net::Ipv4Addr".into())),
    ];
    let mut pieces = vec![text("{")];
    for at in 0..5 {
        pieces.extend([Piece::Param(at), text(if at == 4 { "}\n\"\\" } else { " | " })]);
    }
    codes[13].message = Some(Message(pieces));
    for at in [14, 15, 16, 17, 24] {
        codes[at].params = vec![param("what", ParamType::String)];
        codes[at].message = Some(Message(vec![text("Not "), Piece::Param(0), text(".")]));
    }
    codes[14].deprecated = Some(Deprecated { instead: Some(13), reason: Some(reason) });
    let mut spec = spec(codes);
    spec.fallback = Some(Fallback { client: 17, server: 24, statuses: Vec::new() });
    spec.name = "__rows_All__ \"`<p>` [x] */".into();
    spec.buckets[0].advice = Markdown(poison.into());
    spec.buckets[1].title = Markdown("<p> | [title] `x".into());
    spec
}

/// As many codes as asked for, of all lengths.
pub(crate) fn many(count: usize) -> Spec {
    let codes = (0..count).map(|at| {
        let name = format!("c{}_{at}", "long_".repeat(at % 9));
        code(&name, 400 + u16::try_from(at % 200).unwrap(), at % 3, &format!("What it means, number {at}."))
    });
    spec(codes.collect())
}

pub(crate) fn spec(codes: Vec<Code>) -> Spec {
    let numbers = |millis, max_delay| RetryNumbers {
        max_attempts: 5,
        base_delay: Duration::from_millis(millis),
        max_delay: Duration::from_secs(max_delay),
    };
    let bucket = |name: &str, title: &str, advice: &str, retry| Bucket {
        name: name.into(),
        title: Markdown(title.into()),
        advice: Markdown(advice.into()),
        retry,
        site: site(),
    };
    Spec {
        name: "Example API".into(),
        domain: None,
        docs_url: "https://docs.example.com/errors#{code}".into(),
        code_style: CodeStyle::SnakeCase,
        buckets: vec![
            bucket("fix_in_code", "4xx that you fix in code", "Do not retry.", Retry::Never),
            bucket(
                "fix_by_waiting",
                "4xx that you fix by waiting",
                "Wait for as long as `Retry-After` says.",
                Retry::AfterDelay(numbers(1_000, 60)),
            ),
            bucket(
                "fix_by_retrying",
                "5xx that you fix by retrying",
                "Retry with exponential backoff and a cap.",
                Retry::Backoff(numbers(500, 30)),
            ),
        ],
        codes,
        fallback: None,
        support: [
            "A 5xx recurs across several request ids within a few minutes.",
            "A \"quoted\" \\ code of `{Self}`, or __rows_All__ in a rule.",
        ]
        .map(|rule| Markdown(rule.into()))
        .into(),
        outputs: Vec::new(),
    }
}

pub(crate) fn code(code: &str, http: u16, bucket: usize, meaning: &str) -> Code {
    Code {
        code: code.into(),
        variant: camel_case(code),
        http,
        bucket,
        meaning: Markdown(meaning.into()),
        message: None,
        params: Vec::new(),
        docs_url: format!("https://docs.example.com/errors#{code}"),
        deprecated: None,
        site: site(),
    }
}

fn camel_case(code: &str) -> String {
    let words = code.split(|character: char| !character.is_alphanumeric());
    let words = words.map(|word| match word.chars().next() {
        Some(first) => first.to_uppercase().chain(word.chars().skip(1)).collect(),
        None => String::new(),
    });
    words.collect()
}

fn text(text: &str) -> Piece {
    Piece::Text(text.into())
}

fn param(name: &str, ty: ParamType) -> Param {
    Param { name: name.into(), ty, site: site(), ty_site: site() }
}

fn built_in(name: &str) -> ParamType {
    ParamType::built_in(name).expect("a type that the spec knows")
}

fn site() -> Site {
    Site { file: Sources::default().add("spec/errors.yaml", ""), start: 0, end: 0 }
}
