//! One value of each variant, with what clients see of it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::account::AccountError;
use super::error::ParcelError as E;
use super::payload::{
    Answer, Currency, DbError, Declaration, Grams, Money, OrderId, Reference, SECRET, Service,
};

pub(crate) struct Case {
    pub(crate) error: E,
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
    pub(crate) details: Value,
    pub(crate) sources: &'static [&'static str],
}

pub(crate) fn cases() -> Vec<Case> {
    [requests(), accounts(), orders(), parcels(), addresses(), customs(), carriers(), rest(), service()]
        .into_iter()
        .flatten()
        .collect()
}

/// A case with details and without sources.
fn case(error: E, code: &'static str, message: &'static str, details: Value) -> Case {
    Case { error, code, message, details, sources: &[] }
}

/// A case without details and sources.
fn bare(error: E, code: &'static str, message: &'static str) -> Case {
    case(error, code, message, json!({}))
}

impl Case {
    fn from(self, sources: &'static [&'static str]) -> Self {
        Self { sources, ..self }
    }
}

fn answer() -> Answer {
    Answer { carrier: "Snail", status: 422, body: "POISON".into() }
}

fn requests() -> Vec<Case> {
    let json = serde_json::from_str::<u8>("{\n  \"a").unwrap_err();
    vec![
        bare(E::BadRequest, "bad_request", "The request is malformed."),
        bare(E::Multipart("POISON".into()), "bad_request", "The multipart body ends too early.")
            .from(&["POISON"]),
        case(
            E::Json(json),
            "invalid_json",
            "The body is not JSON from line 1, column 0 on.",
            json!({"line": 1, "column": 0}),
        )
        .from(&["invalid type: map, expected u8 at line 1 column 0"]),
        case(
            E::MissingField { field: "parcels" },
            "missing_field",
            "Field `parcels` is missing.",
            json!({"field": "parcels"}),
        ),
        case(
            E::UnknownField { field: "{schema}".into(), schema: "Order" },
            "unknown_field",
            "There is no field `{schema}` in Order.",
            json!({"schema": "Order", "field": "{schema}"}),
        ),
        bare(
            E::InvalidCursor { cursor: SECRET },
            "invalid_cursor",
            "The cursor was made for other filters, or has expired.",
        ),
        case(
            E::BodyTooLarge { limit: 1_000, size: usize::MAX },
            "body_too_large",
            "The body has 18446744073709551615 bytes; 1000 are accepted.",
            json!({"size": u64::MAX, "limit": 1_000}),
        ),
        bare(
            E::UnsupportedMediaType(Some("text/POISON".into())),
            "unsupported_media_type",
            "The body is neither JSON nor a label file.",
        ),
        bare(
            E::IdempotencyKeyReused { key: SECRET, first_seen: Duration::from_secs(1) },
            "idempotency_key_reused",
            "The Idempotency-Key was sent before, with another body.",
        ),
        bare(
            E::IdempotencyKeyRequired,
            "idempotency_key_required",
            "A request that costs money needs an Idempotency-Key.",
        ),
    ]
}

fn accounts() -> Vec<Case> {
    let account = |error| E::Account(error);
    vec![
        bare(
            account(AccountError::Unauthorized { key: SECRET }),
            "unauthorized",
            "The API key is missing, revoked or unknown.",
        ),
        case(
            account(AccountError::OAuth2TokenExpired { ago: Duration::from_millis(90_500) }),
            "oauth2_token_expired",
            "The token has expired 90 seconds ago.",
            json!({"seconds": 90}),
        ),
        bare(
            account(AccountError::Forbidden),
            "forbidden",
            "The API key does not have access to this endpoint.",
        ),
        bare(
            account(AccountError::TestKeyInLiveMode),
            "test_key_in_live_mode",
            "A test key cannot order real parcels.",
        ),
        case(
            account(AccountError::IPNotAllowed("2001:db8::1".parse().unwrap())),
            "ip_not_allowed",
            "Address 2001:db8::1 is not on the list of this account.",
            json!({"address": "2001:db8::1"}),
        ),
        bare(
            account(AccountError::AccountSuspended(SECRET)),
            "account_suspended",
            "The account is suspended.",
        ),
    ]
}

fn orders() -> Vec<Case> {
    let missing = "The resource does not exist. Check the format of the id.";
    vec![
        bare(E::NoSuchOrder(OrderId(7), SECRET), "not_found", "There is no such order."),
        bare(E::NoSuchParcel { id: "POISON".into() }, "not_found", missing),
        bare(E::NoSuchLabel, "not_found", "There is no such label; labels are kept for 90 days."),
        bare(E::NoSuchWebhook { source: Some(DbError::new("select")) }, "not_found", missing)
            .from(&["select of POISON failed", "no connection to POISON:5432"]),
        bare(
            E::OrderLocked { by: SECRET },
            "order_locked",
            "The order is being packed and cannot be changed.",
        ),
        bare(E::OrderCancelled, "order_cancelled", "The order was cancelled."),
        bare(E::OrderEmpty, "order_empty", "An order needs a parcel."),
        case(
            E::OrderTooManyParcels { parcels: vec![Grams(1); 3], limit: 2.try_into().unwrap() },
            "order_too_many_parcels",
            "An order has 2 parcels at most, and this one 3.",
            json!({"count": 3, "limit": 2}),
        ),
        case(
            E::DuplicateReference { order: OrderId(7), reference: Reference("r-1".into()), owner: SECRET },
            "duplicate_reference",
            "Reference r-1 is used by order ord_0007.",
            json!({"reference": "r-1", "order": "ord_0007"}),
        ),
    ]
}

fn parcels() -> Vec<Case> {
    vec![
        case(
            E::ParcelTooHeavy { weight: Grams(31_750), service: Service::Express },
            "parcel_too_heavy",
            "31.75 kg are too heavy; express takes 31.5 kg.",
            json!({"weight": 31.75, "limit": 31.5, "service": "express"}),
        ),
        bare(E::ParcelTooLarge([1, 2, 3]), "parcel_too_large", "The parcel is too large for the service."),
        case(
            E::ParcelHazardous(1_203, 3),
            "parcel_hazardous",
            "Goods of UN number 1203 are hazardous (class 3).",
            json!({"un": 1_203, "class": 3}),
        ),
        case(
            E::LabelNotReady(Duration::from_secs(1_000)),
            "label_not_ready",
            "The label is ready in about 255 seconds.",
            json!({"seconds": 255}),
        ),
        bare(E::LabelVoided, "label_voided", "The label was voided."),
        case(
            E::LabelAlreadyUsed { scans: vec![SECRET, SECRET] },
            "label_already_used",
            "The label was scanned (first scan: false), so that it cannot be voided.",
            json!({"first": false}),
        ),
        bare(
            E::LabelFormatUnsupported("POISON"),
            "label_format_unsupported",
            "The carrier prints no labels of this format.",
        ),
        case(
            E::BarcodeChecksum { barcode: 34_028, expected: SECRET },
            "barcode_checksum",
            "The check digit of {34028} is wrong.",
            json!({"barcode": 34_028}),
        ),
    ]
}

fn addresses() -> Vec<Case> {
    vec![
        bare(E::AddressIncomplete, "address_incomplete", "The address has no street or no town."),
        bare(
            E::AddressUnknown { address: Box::new([SECRET, SECRET]) },
            "address_unknown",
            "The address cannot be found on the map.",
        ),
        case(
            E::PostcodeMismatch { postcode: "12345".into(), town: "Mühlheim".into(), street: SECRET },
            "postcode_mismatch",
            "Postcode 12345 is not in Mühlheim.",
            json!({"town": "Mühlheim", "postcode": "12345"}),
        ),
        case(
            E::CoordinatesOutOfRange { latitude: 90.5, longitude: -180.25 },
            "coordinates_out_of_range",
            "90.5, -180.25 is not on Earth.",
            json!({"latitude": 90.5, "longitude": -180.25}),
        ),
        bare(E::PickupPointClosed(SECRET), "pickup_point_closed", "The pickup point is closed for good."),
    ]
}

fn customs() -> Vec<Case> {
    let declaration = Declaration { declared: 1_000, items: vec![(2, 450), (1, 300)], sender: SECRET };
    vec![
        bare(
            E::CustomsFormRequired,
            "customs_form_required",
            "A parcel that leaves the customs union needs a form.",
        ),
        case(
            E::HSCodeInvalid { item: -1, cause: "POISON".parse::<u32>().unwrap_err() },
            "hs_code_invalid",
            "Look up the HS code of item -1.",
            json!({"item": -1}),
        )
        .from(&["invalid digit found in string"]),
        bare(
            E::ExportForbidden { list: SECRET },
            "export_forbidden",
            "The goods may not be sent to this country.",
        ),
        case(
            E::CustomsValueMismatch(Box::new(declaration)),
            "customs_value_mismatch",
            "The items are worth 1200 cents, and 1000 are declared.",
            json!({"declared": 1_000, "sum": 1_200}),
        ),
        bare(E::UnknownTrader(SECRET), "eori_unknown", "The EORI number is not registered."),
    ]
}

fn carriers() -> Vec<Case> {
    vec![
        bare(
            E::CarrierNotContracted,
            "carrier_not_contracted",
            "The account has no contract with the carrier.",
        ),
        case(
            E::CarrierRejected { source: answer() },
            "carrier_rejected",
            "Snail has rejected the parcel: size",
            json!({"carrier": "Snail", "reason": "size"}),
        )
        .from(&["Snail answered 422: POISON"]),
        bare(
            E::CarrierRateLimited { retry_after: Some(Duration::from_secs(7)) },
            "carrier_rate_limited",
            "The carrier takes no more requests for now.",
        ),
        bare(
            E::CarrierUnavailable(Arc::new(answer())),
            "carrier_unavailable",
            "The carrier does not answer.",
        )
        .from(&["Snail answered 422: POISON"]),
        bare(
            E::CarrierBadAnswer { answer: Box::new(answer()) },
            "carrier_bad_answer",
            "The carrier has answered something that makes no sense.",
        )
        .from(&["Snail answered 422: POISON"]),
        case(
            E::CarrierTimeout { seconds: 30, offset: -1 },
            "carrier_timeout",
            "The carrier has not answered within 30000 ms, at offset -1.",
            json!({"waited": 30_000, "offset": -1}),
        ),
    ]
}

fn rest() -> Vec<Case> {
    let money = Money { cents: -5, currency: Currency::Euro };
    vec![
        bare(
            E::WebhookURL("http://POISON".into()),
            "webhook_url_invalid",
            "The URL of the webhook is not https.",
        ),
        bare(
            E::WebhookSignatureMismatch { expected: [SECRET], got: None },
            "webhook_signature_mismatch",
            "The signature of the event is another.",
        ),
        case(
            E::WebhookDisabled { failures: 20, balance: -3 },
            "webhook_disabled",
            "The webhook was disabled after 20 failures.",
            json!({"failures": 20, "balance": -3}),
        ),
        bare(E::TooManyWebhooks, "too_many_webhooks", "The account has too many webhooks."),
        bare(E::PaymentRequired { invoice: SECRET }, "payment_required", "An invoice is overdue."),
        case(
            E::CreditLimitExceeded { money, score: SECRET },
            "credit_limit_exceeded",
            "The order would exceed the credit limit; -5 EUR are left.",
            json!({"left": -5, "currency": "EUR"}),
        ),
        bare(E::InvoiceLocked, "invoice_locked", "The invoice is closed."),
        bare(
            E::CurrencyUnsupported(SECRET),
            "currency_unsupported",
            "The carrier does not bill in this currency.",
        ),
    ]
}

fn service() -> Vec<Case> {
    let broken = "Something went wrong in the service.";
    vec![
        case(
            E::RateLimitExceeded { limit: 60, bucket: SECRET },
            "rate_limit_exceeded",
            "The limit of 60 requests per minute was exceeded.",
            json!({"limit": 60}),
        ),
        bare(
            E::QuotaExceeded,
            "quota_exceeded",
            "The monthly quota is used up. It resets on the first day of the next month (UTC).",
        ),
        case(
            E::BatchInProgress { done: 3, total: 4, shift: -2, host: SECRET },
            "batch_in_progress",
            "Another batch is running: 3 of 4 parcels, shift -2.",
            json!({"done": 3, "total": 4, "shift": -2}),
        ),
        bare(E::Database(DbError::new("update")), "internal_error", broken)
            .from(&["update of POISON failed", "no connection to POISON:5432"]),
        bare(E::Cache { cause: Some("POISON".into()), key: SECRET }, "internal_error", broken)
            .from(&["POISON"]),
        bare(E::Template(fmt::Error), "internal_error", broken)
            .from(&["an error occurred when formatting an argument"]),
        bare(E::Panicked { payload: SECRET }, "internal_error", broken),
        bare(
            E::ServiceUnavailable { source: Box::new(DbError::new("insert")) },
            "service_unavailable",
            "A part of the service is down. Retry with backoff.",
        )
        .from(&["insert of POISON failed", "no connection to POISON:5432"]),
        bare(E::QueueFull, "service_unavailable", "The queue is full; nothing was ordered."),
        bare(E::Maintenance, "maintenance", "The service is being maintained."),
    ]
}
