//! The handlers for loans and holds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use errspec::server::Untouched;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::books::{Data, data};
use crate::keys::Key;
use crate::{ApiError, App};

#[derive(Deserialize)]
pub(crate) struct Order {
    book: String,
}

#[derive(Clone, Serialize)]
pub(crate) struct Loan {
    id: String,
    book: String,
}

#[derive(Default)]
pub(crate) struct Loans(Mutex<Made>);

#[derive(Default)]
struct Made {
    count: u32,
    /// The loan of each idempotency key, so that a repeated request does not create another loan.
    keyed: HashMap<(Key, String), Loan>,
}

/// Fails with `quota_exceeded` after two loans in a month.
/// Fails with `service_unavailable` while the mailer hangs, but the loan exists then.
pub(crate) async fn lend(
    State(app): State<Arc<App>>,
    key: Key,
    headers: HeaderMap,
    Json(order): Json<Order>,
) -> Result<Json<Data<Loan>>, ApiError> {
    let idempotency_key = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let loan = loan(&app, &key, idempotency_key, &order.book)?;
    app.mailer.call().await?;
    Ok(data(loan))
}

fn loan(app: &App, key: &Key, idempotency_key: Option<&str>, book: &str) -> Result<Loan, ApiError> {
    let mut made = app.loans.0.lock().unwrap_or_else(PoisonError::into_inner);
    let idempotency_key = idempotency_key.map(|sent| (key.clone(), sent.to_owned()));
    if let Some(loan) = idempotency_key.as_ref().and_then(|sent| made.keyed.get(sent)) {
        return Ok(loan.clone());
    }
    let book = app.store.book(book)?;
    app.quota.take(key)?;
    made.count += 1;
    let loan = Loan { id: format!("loan_{}", made.count), book: book.id };
    if let Some(sent) = idempotency_key {
        made.keyed.insert(sent, loan.clone());
    }
    Ok(loan)
}

/// Forwards the response of another service unchanged. It has codes that the clients of this service do not know yet.
pub(crate) async fn hold(Path(id): Path<String>) -> Response {
    let error = json!({
        "code": "already_on_hold",
        "message": format!("{id} is already on hold."),
        "docs_url": "https://holds.example.com/errors#already_on_hold",
    });
    let mut response = (StatusCode::CONFLICT, Json(json!({ "error": error }))).into_response();
    response.extensions_mut().insert(Untouched);
    response
}
