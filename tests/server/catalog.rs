//! The reference system's codes, written by hand, so that the layer is tested on its own.

use errspec::{ApiErrorSpec, Bucket, Catalog, Entry, Retry};
use std::time::Duration;

static FIX_IN_CODE: Bucket = Bucket::new("fix_in_code", "Fix in code", "Do not retry.", Retry::Never);
static FIX_BY_WAITING: Bucket = Bucket::new(
    "fix_by_waiting",
    "Wait",
    "Wait.",
    Retry::AfterDelay {
        max_attempts: 5,
        base_delay: Duration::from_millis(1_001),
        max_delay: Duration::from_secs(60),
    },
);
static FIX_BY_RETRYING: Bucket = Bucket::new(
    "fix_by_retrying",
    "Retry",
    "Retry.",
    Retry::Backoff {
        max_attempts: 5,
        base_delay: Duration::from_millis(500),
        max_delay: Duration::from_secs(30),
    },
);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    BadRequest,
    Unauthorized,
    NotFound,
    RateLimitExceeded,
    InternalError,
    ServiceUnavailable,
}

impl Code {
    const ALL: [Self; 6] = [
        Self::BadRequest,
        Self::Unauthorized,
        Self::NotFound,
        Self::RateLimitExceeded,
        Self::InternalError,
        Self::ServiceUnavailable,
    ];
}

impl ApiErrorSpec for Code {
    fn entry(&self) -> Entry {
        let (code, status, bucket, text, docs_url) = match self {
            Self::BadRequest => {
                ("bad_request", 400, &FIX_IN_CODE, "It is malformed.", "https://d.example/#bad_request")
            }
            Self::Unauthorized => {
                ("unauthorized", 401, &FIX_IN_CODE, "The key is unknown.", "https://d.example/#unauthorized")
            }
            Self::NotFound => {
                ("not_found", 404, &FIX_IN_CODE, "It is not there.", "https://d.example/#not_found")
            }
            Self::RateLimitExceeded => (
                "rate_limit_exceeded",
                429,
                &FIX_BY_WAITING,
                "The limit was hit.",
                "https://d.example/#rate_limit_exceeded",
            ),
            Self::InternalError => {
                ("internal_error", 500, &FIX_BY_RETRYING, "It broke.", "https://d.example/#internal_error")
            }
            Self::ServiceUnavailable => (
                "service_unavailable",
                503,
                &FIX_BY_RETRYING,
                "It is busy.",
                "https://d.example/#service_unavailable",
            ),
        };
        Entry::new(code, status, bucket, text, text, docs_url)
    }
}

impl Catalog for Code {
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    fn fallback(http_status: u16) -> Self {
        match http_status {
            401 => Self::Unauthorized,
            404 => Self::NotFound,
            429 => Self::RateLimitExceeded,
            503 => Self::ServiceUnavailable,
            ..500 => Self::BadRequest,
            500.. => Self::InternalError,
        }
    }
}
