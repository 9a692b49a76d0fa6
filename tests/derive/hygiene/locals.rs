//! Params and fields with names that an expansion is likely to use.

use errspec::ApiErrorSpec;

use crate::seen;

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", code = "locals")]
struct Locals {
    f: u32,
    visit: &'static str,
    name: String,
    value: u32,
    details: &'static str,
    row: u32,
    error: &'static str,
    entry: &'static str,
    code: &'static str,
    message: &'static str,
    this: u32,
    other: &'static str,
    inner: &'static str,
    core: u32,
    formatter: &'static str,
    state: &'static str,
    fill: bool,
    template: &'static str,
}

#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/errors.yaml", partial)]
enum LocalsOfAVariant {
    #[api_error(params(f = *row + *f, visit = *code, name = error.len() + f.count_ones() as usize))]
    Locals {
        f: u32,
        value: u32,
        details: &'static str,
        row: u32,
        error: &'static str,
        entry: &'static str,
        code: &'static str,
        message: &'static str,
        this: u32,
        other: &'static str,
        inner: &'static str,
        core: u32,
        formatter: &'static str,
        state: &'static str,
        fill: bool,
        template: &'static str,
    },
}

#[test]
fn names_that_an_expansion_may_use() {
    let error = Locals {
        f: 1,
        visit: "2",
        name: "3".into(),
        value: 4,
        details: "5",
        row: 6,
        error: "7",
        entry: "8",
        code: "9",
        message: "10",
        this: 11,
        other: "12",
        inner: "13",
        core: 14,
        formatter: "15",
        state: "16",
        fill: true,
        template: "18",
    };
    seen::check(&error, "locals", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 true 18");
    let error = LocalsOfAVariant::Locals {
        f: 1,
        value: 4,
        details: "5",
        row: 6,
        error: "7",
        entry: "8",
        code: "9",
        message: "10",
        this: 11,
        other: "12",
        inner: "13",
        core: 14,
        formatter: "15",
        state: "16",
        fill: true,
        template: "18",
    };
    seen::check(&error, "locals", "7 9 2 4 5 6 7 8 9 10 11 12 13 14 15 16 true 18");
}
