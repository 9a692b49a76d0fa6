//! The errors of each format in `examples/wire/`, made as a service makes them.

/// A format: its spec, and the errors that its responses show.
macro_rules! formats {
    ($($format:ident, $spec:literal: $errors:expr;)*) => {$(
        pub(crate) mod $format {
            errspec::errors!($spec);

            pub(crate) fn errors() -> Vec<errspec::ApiError<ErrorCode>> {
                $errors
            }
        }
    )*};
}

formats! {
    lemmy, "examples/wire/lemmy.yaml": vec![
        ErrorCode::PostLocked.into(),
        ErrorCode::image_rejected("The image is too large."),
        ErrorCode::Unknown.into(),
    ];
    hook0, "examples/wire/hook0.yaml": vec![
        ErrorCode::event_already_sent("evt_7"),
        ErrorCode::invalid_body(1_u32, serde_json::json!({ "url": [{ "code": "length", "min": 8 }] })),
        ErrorCode::Unavailable.into(),
    ];
    meilisearch, "examples/wire/meilisearch.yaml": vec![
        ErrorCode::index_missing("books"),
        ErrorCode::KeyRejected.into(),
        ErrorCode::DiskFull.into(),
    ];
    trow, "examples/wire/trow.yaml": vec![
        ErrorCode::manifest_missing("v1.2"),
        ErrorCode::DigestMismatch.into(),
        ErrorCode::StorageFailed.into(),
    ];
    crates_io, "examples/wire/crates_io.yaml": vec![
        ErrorCode::version_exists("leaflet", "0.3.1"),
        ErrorCode::PublishLimit.into(),
        ErrorCode::Internal.into(),
    ];
    rfc_9457, "examples/wire/rfc_9457.yaml": vec![
        ErrorCode::low_balance(30_u64, 50_u64, ["/accounts/12", "/accounts/7"], "/transfers/9"),
        ErrorCode::Malformed.into(),
        ErrorCode::Unavailable.into(),
    ];
    json_api, "examples/wire/json_api.yaml": vec![
        ErrorCode::too_long(81_u32, 60_u32, serde_json::json!({ "pointer": "/data/attributes/title" })),
        ErrorCode::NotAnAuthor.into(),
        ErrorCode::InternalError.into(),
    ];
    google, "examples/wire/google.yaml": vec![
        ErrorCode::zoom_out_of_range("31"),
        ErrorCode::TilesPerDay.into(),
        ErrorCode::RendererFailed.into(),
    ];
    stripe, "examples/wire/stripe.yaml": vec![
        ErrorCode::card_refused("no_funds".to_owned()),
        ErrorCode::value_missing("amount"),
        ErrorCode::BankUnreachable.into(),
    ];
    github, "examples/wire/github.yaml": vec![
        ErrorCode::NotFound.into(),
        ErrorCode::validation_failed([serde_json::json!({ "resource": "Label", "field": "color", "code": "invalid" })]),
        ErrorCode::SearchTimedOut.into(),
    ];
    azure, "examples/wire/azure.yaml": vec![
        ErrorCode::invalid_name(
            "Photos!",
            [serde_json::json!({
                "code": "InvalidCharacter",
                "message": "A name has only letters and digits.",
                "target": "6",
            })],
            Some(serde_json::json!({ "code": "NameRule", "minLength": 3 })),
        ),
        ErrorCode::ContainerExists.into(),
        ErrorCode::ServerBusy.into(),
    ];
    oci, "examples/wire/oci.yaml": vec![
        ErrorCode::unauthorized([serde_json::json!({ "Type": "repository", "Name": "team/app", "Action": "pull" })]),
        ErrorCode::blob_unknown(serde_json::json!({ "digest": "sha256:9f86d081" })),
        ErrorCode::Unknown.into(),
    ];
}
