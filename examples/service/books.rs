//! The handlers for books.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::keys::{Key, Partner};
use crate::store::Book;
use crate::{ApiError, App, ErrorCode};

/// A successful response.
#[derive(Serialize)]
pub(crate) struct Data<T> {
    data: T,
}

pub(crate) fn data<T>(data: T) -> Json<Data<T>> {
    Json(Data { data })
}

#[derive(Deserialize)]
pub(crate) struct Page {
    #[serde(default = "Page::limit")]
    limit: usize,
    cursor: Option<String>,
}

impl Page {
    fn limit() -> usize {
        20
    }
}

/// Fails with `bad_request` if axum rejects the limit, and with `invalid_cursor` if the store rejects the cursor.
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    Query(page): Query<Page>,
) -> Result<Json<Value>, ApiError> {
    if !(1..=100).contains(&page.limit) {
        return Err(ApiError::new(ErrorCode::BadRequest)
            .with_message("`limit` must be a number from 1 to 100.")
            .with_detail("limit", page.limit));
    }
    let (ids, next) = app.store.page(page.limit, page.cursor.as_deref())?;
    Ok(Json(json!({ "data": ids, "pagination": { "next": next } })))
}

/// Fails with `not_found`, or with `internal_error` for a corrupt record. Clients learn which book it is, but not why.
pub(crate) async fn one(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Data<Book>>, ApiError> {
    match app.store.book(&id) {
        Ok(book) => Ok(data(book)),
        Err(error) => Err(ApiError::from(error).with_detail("book", id)),
    }
}

/// Panics for a book without ratings, which divides by zero. A panic becomes `internal_error`, too.
pub(crate) async fn rating(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Data<usize>>, ApiError> {
    let ratings = app.store.book(&id)?.ratings;
    Ok(data(ratings.iter().sum::<u32>() as usize / ratings.len()))
}

/// Fails with `service_unavailable` while the cover service hangs.
pub(crate) async fn cover(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Data<String>>, ApiError> {
    let book = app.store.book(&id)?;
    app.covers.call().await?;
    Ok(data(format!("https://covers.example.com/{}.jpg", book.id)))
}

#[derive(Deserialize)]
pub(crate) struct Search {
    q: String,
}

/// Fails with `rate_limit_exceeded` for a key that searches too fast.
pub(crate) async fn search(
    State(app): State<Arc<App>>,
    key: Key,
    Query(search): Query<Search>,
) -> Result<Json<Data<Vec<&'static str>>>, ApiError> {
    app.searches.take(&key)?;
    Ok(data(app.store.search(&search.q)))
}

/// Fails with `forbidden` for a key that is not a partner's.
pub(crate) async fn bulk(
    _: Partner,
    State(app): State<Arc<App>>,
    Json(ids): Json<Vec<String>>,
) -> Result<Json<Data<Vec<Book>>>, ApiError> {
    let books = ids.iter().map(|id| app.store.book(id)).collect::<Result<_, _>>()?;
    Ok(data(books))
}

/// Fails with `internal_error` unless `LIBRARY_HOURS` is set. Errors of any other crate are converted in the same way.
pub(crate) async fn hours() -> Result<Json<Data<String>>, ApiError> {
    let hours = std::env::var("LIBRARY_HOURS").map_err(ApiError::internal)?;
    Ok(data(hours))
}
