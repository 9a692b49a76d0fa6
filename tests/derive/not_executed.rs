//! Does each integration know which codes are never executed?

use errspec::ApiErrorSpec;

errspec::errors!("tests/derive/spec/not_executed.yaml", name = QueueCode);

#[derive(Debug, errspec::ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/not_executed.yaml")]
enum Rows {
    BadJob,
    QueueFull,
    Draining,
    Overloaded,
    Broken,
    WorkerFull,
}

#[derive(Debug, errspec::ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/not_executed.yaml", codes = QueueCode)]
enum Codes {
    BadJob,
    QueueFull,
    Draining,
    Overloaded,
    Broken,
    WorkerFull,
}

const NOT_EXECUTED: [&str; 3] = ["queue_full", "overloaded", "worker_full"];

#[track_caller]
fn check(error: &impl ApiErrorSpec) {
    let entry = error.entry();
    assert_eq!(entry.not_executed, NOT_EXECUTED.contains(&entry.code), "{}", entry.code);
}

#[test]
fn the_generated_enum() {
    assert_eq!(QueueCode::ALL.len(), 6);
    QueueCode::ALL.iter().for_each(check);
}

#[test]
fn derived_types() {
    for error in
        [Rows::BadJob, Rows::QueueFull, Rows::Draining, Rows::Overloaded, Rows::Broken, Rows::WorkerFull]
    {
        check(&error);
    }
    for error in [
        Codes::BadJob,
        Codes::QueueFull,
        Codes::Draining,
        Codes::Overloaded,
        Codes::Broken,
        Codes::WorkerFull,
    ] {
        check(&error);
    }
}
