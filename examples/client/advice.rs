//! Prints the result of a call, and advice for its caller.

use std::error::Error;

use errspec::Retry;
use errspec::client::{Failure, RetryError, Stop};
use serde_json::Value;

use crate::ErrorCode;
use crate::library::CallError;

/// Prints the result of a call, and returns the value of a successful one.
///
/// # Errors
///
/// If there is no connection to the service.
pub(crate) fn report(result: Result<Value, RetryError<CallError>>) -> Result<Option<Value>, Box<dyn Error>> {
    let error = match result {
        Ok(value) => {
            println!("  got     {value}");
            return Ok(Some(value));
        }
        Err(error) => error,
    };
    match error.error() {
        Some(CallError::Api(failure)) => report_failure(failure, &error),
        // No attempt got a response in time, or none got a connection.
        None | Some(CallError::Connection(_)) => {
            return Err(format!("{error}; is the service running?").into());
        }
        Some(CallError::Unreadable(_) | CallError::TooLong) => println!("  stop    {}", error.stop()),
    }
    Ok(None)
}

fn report_failure(failure: &Failure<ErrorCode>, error: &RetryError<CallError>) {
    println!("  stop    {}", error.stop());
    for (name, value) in failure.details() {
        // Escaped, because it comes from outside and could control the terminal.
        println!("  detail  {}: {}", name.escape_debug(), value.to_string().escape_debug());
    }
    println!("  advice  {}", advice(failure, error.stop()));
    if let Some(url) = failure.docs_url() {
        println!("  docs    {url}");
    }
    if error.attempts().is_recurring_outage() {
        println!("  ticket");
        for line in error.ticket(ErrorCode::SUPPORT).to_string().lines() {
            println!("{}", format!("    | {line}").trim_end());
        }
    }
}

/// The advice of the spec for the code, unless the request may have been executed or this build does not know the code.
fn advice(failure: &Failure<ErrorCode>, stop: Stop) -> &'static str {
    match (stop, failure.bucket(), failure.retry()) {
        (Stop::NotIdempotent, _, _) => "Check whether the request was executed before you send it again.",
        (_, Some(bucket), _) => bucket.as_bucket().advice,
        (_, None, Retry::Never) => "This build does not know the code. Fix the request, as for any 4xx.",
        (_, None, _) => "This build does not know the code. Try again later.",
    }
}
