//! The enum, as a team would write it.

use std::borrow::Cow;
use std::error::Error;
use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;

use errspec::ApiErrorSpec;

use super::account::AccountError;
use super::payload::{Answer, DbError, Declaration, Grams, Money, OrderId, Reference, Secret, Service};

/// Everything that can go wrong when a parcel is delivered.
#[derive(Debug, ApiErrorSpec)]
#[api_error(spec = "tests/derive/spec/parcels.yaml")]
#[non_exhaustive]
pub(crate) enum ParcelError {
    // Requests
    BadRequest,
    /// A malformed request without a more specific code.
    #[api_error(code = "bad_request", shared, message = "The multipart body ends too early.")]
    Multipart(#[api_error(source)] Box<dyn Error + Send + Sync>),
    #[api_error(code = "invalid_json")]
    #[api_error(params(line = u32::try_from(_0.line()).unwrap_or(u32::MAX)))]
    #[api_error(params(column = u32::try_from(_0.column()).unwrap_or(u32::MAX)))]
    Json(#[api_error(from)] serde_json::Error),
    MissingField {
        field: &'static str,
    },
    UnknownField {
        field: String,
        schema: &'static str,
    },
    InvalidCursor {
        #[api_error(internal)]
        cursor: Secret,
    },
    BodyTooLarge {
        limit: u32,
        size: usize,
    },
    UnsupportedMediaType(Option<Box<str>>),
    IdempotencyKeyReused {
        key: Secret,
        first_seen: Duration,
    },
    IdempotencyKeyRequired,

    // Accounts
    #[api_error(transparent)]
    Account(#[api_error(from)] AccountError),

    // Orders
    #[api_error(code = "not_found", message = "There is no such order.")]
    NoSuchOrder(OrderId, Secret),
    #[api_error(code = "not_found", shared)]
    NoSuchParcel {
        id: Arc<str>,
    },
    #[api_error(code = "not_found", shared, message = "There is no such label; labels are kept for 90 days.")]
    NoSuchLabel,
    #[api_error(code = "not_found", shared)]
    NoSuchWebhook {
        source: Option<DbError>,
    },
    OrderLocked {
        by: Secret,
    },
    OrderCancelled,
    OrderEmpty,
    #[api_error(params(count = parcels.len()))]
    OrderTooManyParcels {
        parcels: Vec<Grams>,
        limit: NonZeroU16,
    },
    DuplicateReference {
        order: OrderId,
        reference: Reference,
        owner: Secret,
    },

    // Parcels and labels
    #[api_error(params(weight = weight.kilograms(), limit = service.limit()))]
    ParcelTooHeavy {
        weight: Grams,
        service: Service,
    },
    ParcelTooLarge([u32; 3]),
    ParcelHazardous(#[api_error(param = "un")] u16, #[api_error(param = "class")] u8),
    #[api_error(params(seconds = u8::try_from(_0.as_secs()).unwrap_or(u8::MAX)))]
    LabelNotReady(Duration),
    LabelVoided,
    #[api_error(params(first = scans.len() == 1))]
    LabelAlreadyUsed {
        scans: Vec<Secret>,
    },
    LabelFormatUnsupported(&'static str),
    BarcodeChecksum {
        barcode: u128,
        #[api_error(internal)]
        expected: Secret,
    },

    // Addresses
    AddressIncomplete,
    AddressUnknown {
        #[api_error(internal)]
        address: Box<[Secret; 2]>,
    },
    PostcodeMismatch {
        postcode: Box<str>,
        town: Cow<'static, str>,
        #[api_error(internal)]
        street: Secret,
    },
    CoordinatesOutOfRange {
        latitude: f32,
        longitude: f64,
    },
    PickupPointClosed(Secret),

    // Customs
    CustomsFormRequired,
    #[api_error(message = "Look up the HS code of item {item}.")]
    HSCodeInvalid {
        item: i16,
        #[api_error(source)]
        cause: std::num::ParseIntError,
    },
    ExportForbidden {
        #[api_error(internal)]
        list: Secret,
    },
    #[api_error(params(declared = _0.declared, sum = _0.sum()))]
    CustomsValueMismatch(Box<Declaration>),
    #[api_error(code = "eori_unknown")]
    UnknownTrader(Secret),

    // Carriers
    CarrierNotContracted,
    #[api_error(params(carrier = source.carrier, reason = if source.status == 422 { "size" } else { "unknown" }))]
    CarrierRejected {
        source: Answer,
    },
    CarrierRateLimited {
        retry_after: Option<Duration>,
    },
    CarrierUnavailable(#[api_error(source)] Arc<Answer>),
    CarrierBadAnswer {
        #[api_error(source)]
        answer: Box<Answer>,
    },
    #[api_error(params(waited = 1_000 * u64::from(*seconds)))]
    CarrierTimeout {
        seconds: u32,
        offset: isize,
    },

    // Webhooks
    #[api_error(code = "webhook_url_invalid")]
    WebhookURL(String),
    WebhookSignatureMismatch {
        #[api_error(internal)]
        expected: [Secret; 1],
        #[api_error(internal)]
        got: Option<Secret>,
    },
    #[api_error(message = "The webhook was disabled after {failures} failures.")]
    WebhookDisabled {
        failures: u32,
        balance: i8,
    },
    TooManyWebhooks,

    // Billing
    PaymentRequired {
        invoice: Secret,
    },
    #[api_error(params(left = money.cents, currency = money.currency.code()))]
    CreditLimitExceeded {
        money: Money,
        #[api_error(internal)]
        score: Secret,
    },
    InvoiceLocked,
    CurrencyUnsupported(Secret),

    // The service
    RateLimitExceeded {
        limit: u32,
        #[api_error(internal)]
        bucket: Secret,
    },
    QuotaExceeded,
    BatchInProgress {
        done: usize,
        total: u16,
        shift: i8,
        #[api_error(internal)]
        host: Secret,
    },
    #[api_error(code = "internal_error")]
    Database(#[api_error(from)] DbError),
    #[api_error(code = "internal_error", shared)]
    Cache {
        #[api_error(source)]
        cause: Option<Box<dyn Error + Send + Sync>>,
        key: Secret,
    },
    #[api_error(code = "internal_error", shared)]
    Template(#[api_error(from)] std::fmt::Error),
    #[api_error(code = "internal_error", shared)]
    Panicked {
        #[api_error(internal)]
        payload: Secret,
    },
    ServiceUnavailable {
        source: Box<dyn Error + Send + Sync + 'static>,
    },
    #[api_error(code = "service_unavailable", shared, message = "The queue is full; nothing was ordered.")]
    QueueFull,
    Maintenance,
}
