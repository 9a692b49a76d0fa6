//! What can be asked about books?

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

/// `bad_request` for a limit that is no number, since axum rejects it; `invalid_cursor` comes from the store.
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    Query(page): Query<Page>,
) -> Result<Json<Value>, ApiError> {
    if !(1..=100).contains(&page.limit) {
        return Err(ApiError::new(ErrorCode::BadRequest)
            .with_message("`limit` is a number from 1 to 100.")
            .with_detail("limit", page.limit));
    }
    let (ids, next) = app.store.page(page.limit, page.cursor.as_deref())?;
    Ok(Json(json!({ "data": ids, "pagination": { "next": next } })))
}

/// `not_found`, or `internal_error` for a record that is broken: the client is told which book, and not why.
pub(crate) async fn one(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Data<Book>>, ApiError> {
    match app.store.book(&id) {
        Ok(book) => Ok(data(book)),
        Err(error) => Err(ApiError::from(error).with_detail("book", id)),
    }
}

/// A panic is `internal_error` as well: a book that nobody has rated divides by zero.
pub(crate) async fn rating(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Data<usize>>, ApiError> {
    let ratings = app.store.book(&id)?.ratings;
    Ok(data(ratings.iter().sum::<u32>() as usize / ratings.len()))
}

/// `service_unavailable` while the service of the covers hangs.
pub(crate) async fn cover(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Data<String>>, ApiError> {
    let book = app.store.book(&id)?;
    app.covers.ask().await?;
    Ok(data(format!("https://covers.example.com/{}.jpg", book.id)))
}

#[derive(Deserialize)]
pub(crate) struct Search {
    q: String,
}

/// `rate_limit_exceeded` for whoever searches too fast.
pub(crate) async fn search(
    State(app): State<Arc<App>>,
    key: Key,
    Query(search): Query<Search>,
) -> Result<Json<Data<Vec<&'static str>>>, ApiError> {
    app.searches.take(&key)?;
    Ok(data(app.store.search(&search.q)))
}

/// `forbidden` for a key that is no partner's.
pub(crate) async fn bulk(
    _: Partner,
    State(app): State<Arc<App>>,
    Json(ids): Json<Vec<String>>,
) -> Result<Json<Data<Vec<Book>>>, ApiError> {
    let books = ids.iter().map(|id| app.store.book(id)).collect::<Result<_, _>>()?;
    Ok(data(books))
}

/// `internal_error` until someone sets `LIBRARY_HOURS`; any error of another crate becomes one like this.
pub(crate) async fn hours() -> Result<Json<Data<String>>, ApiError> {
    let hours = std::env::var("LIBRARY_HOURS").map_err(ApiError::internal)?;
    Ok(data(hours))
}
