//! The data in errors of a service. Data that must not be sent contains `POISON`.

use std::error::Error;
use std::fmt::{self, Display};

/// The id of an order, as in URLs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OrderId(pub(crate) u64);

impl Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ord_{:04}", self.0)
    }
}

/// An id that people type.
#[derive(Debug, Clone)]
pub(crate) struct Reference(pub(crate) String);

impl Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A weight in grams.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grams(pub(crate) u32);

impl Grams {
    pub(crate) fn kilograms(self) -> f64 {
        f64::from(self.0) / 1_000.0
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Service {
    Letter,
    Express,
}

impl Service {
    pub(crate) const fn limit(self) -> f32 {
        match self {
            Self::Letter => 0.5,
            Self::Express => 31.5,
        }
    }
}

impl Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Letter => "a letter",
            Self::Express => "express",
        })
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Currency {
    Euro,
}

impl Currency {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Euro => "EUR",
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Money {
    pub(crate) cents: i64,
    pub(crate) currency: Currency,
}

/// The data of an insurance form: a boxed struct of many fields.
#[derive(Debug, Clone)]
pub(crate) struct Declaration {
    pub(crate) declared: i128,
    pub(crate) items: Vec<(i32, i128)>,
    pub(crate) sender: Secret,
}

impl Declaration {
    pub(crate) fn sum(&self) -> i128 {
        self.items.iter().map(|(count, cents)| i128::from(*count) * cents).sum()
    }
}

/// A type whose `Display` shows everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Secret(pub(crate) &'static str);

pub(crate) const SECRET: Secret = Secret("POISON");

impl Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in clear text", self.0)
    }
}

#[derive(Debug)]
pub(crate) struct DbError {
    query: &'static str,
    cause: ConnectionError,
}

#[derive(Debug)]
pub(crate) struct ConnectionError;

impl DbError {
    pub(crate) const fn new(query: &'static str) -> Self {
        Self { query, cause: ConnectionError }
    }
}

impl Display for DbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of POISON failed", self.query)
    }
}

impl Error for DbError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

impl Display for ConnectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no connection to POISON:5432")
    }
}

impl Error for ConnectionError {}

/// The answer of a carrier.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) carrier: &'static str,
    pub(crate) status: u16,
    pub(crate) body: Box<str>,
}

impl Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} answered {}: {}", self.carrier, self.status, self.body)
    }
}

impl Error for Answer {}
