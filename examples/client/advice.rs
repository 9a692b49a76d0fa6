//! What came of a call, and what should its caller do now?

use std::error::Error;

use errspec::Retry;
use errspec::client::{Failure, RetryError, Stop};
use serde_json::Value;

use crate::ErrorCode;
use crate::library::CallError;

/// Tells what came of a call; what it got, if it got something.
///
/// # Errors
///
/// Without a service there is nothing to tell.
pub(crate) fn tell(result: Result<Value, RetryError<CallError>>) -> Result<Option<Value>, Box<dyn Error>> {
    let error = match result {
        Ok(value) => {
            println!("  got     {value}");
            return Ok(Some(value));
        }
        Err(error) => error,
    };
    match error.error() {
        CallError::Api(failure) => tell_failure(failure, &error),
        CallError::Connection(_) => return Err(format!("{error}; does the service run?").into()),
        CallError::Unreadable(_) => println!("  stop    {}", error.stop()),
    }
    Ok(None)
}

fn tell_failure(failure: &Failure<ErrorCode>, error: &RetryError<CallError>) {
    println!("  stop    {}", error.stop());
    for (name, value) in failure.details() {
        println!("  detail  {name}: {value}");
    }
    println!("  advice  {}", advice(failure, error.stop()));
    if let Some(link) = failure.docs_url() {
        println!("  docs    {link}");
    }
    if error.attempts().is_recurring_outage() {
        println!("  ticket");
        for line in error.ticket(ErrorCode::SUPPORT).to_string().lines() {
            println!("{}", format!("    | {line}").trim_end());
        }
    }
}

/// What the spec says about the code, unless this very call, or a code that this build does not know, says more.
fn advice(failure: &Failure<ErrorCode>, stop: Stop) -> &'static str {
    match (stop, failure.bucket(), failure.retry()) {
        (Stop::NotIdempotent, _, _) => "Look whether the request was executed before you send it again.",
        (_, Some(bucket), _) => bucket.as_bucket().advice,
        (_, None, Retry::Never) => "This build does not know the code; a 4xx is fixed in code.",
        (_, None, _) => "This build does not know the code; try again later.",
    }
}
