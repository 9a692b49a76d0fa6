//! The spans of checked values. Emitters do not need them, but diagnostics about a whole spec do.
//!
//! A default value has no span.

use crate::model::Checked;
use crate::site::Site;

/// Where the values of a [`Spec`](crate::model::Spec) were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecSites {
    /// `version`
    pub version: Site,
    /// `name`
    pub name: Site,
    /// `domain`
    pub domain: Option<Site>,
    /// `docs_url`
    pub docs_url: Site,
    /// `code_style`
    pub code_style: Option<Site>,
    /// `retry_budget`
    pub retry_budget: Option<Site>,
    /// Each rule of `support`.
    pub support: Vec<Site>,
    pub(crate) checked: Checked,
}

/// Where the values of a [`Bucket`](crate::model::Bucket) were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BucketSites {
    /// `title`
    pub title: Site,
    /// `retry`
    pub retry: Site,
    /// `max_attempts`
    pub max_attempts: Option<Site>,
    /// `base_delay`
    pub base_delay: Option<Site>,
    /// `max_delay`
    pub max_delay: Option<Site>,
    /// `advice`
    pub advice: Site,
    pub(crate) checked: Checked,
}

/// Where the values of a [`Code`](crate::model::Code) were written; its params have their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeSites {
    /// `http`
    pub http: Site,
    /// `bucket`
    pub bucket: Site,
    /// `meaning`
    pub meaning: Site,
    /// `message`
    pub message: Option<Site>,
    /// `variant`
    pub variant: Option<Site>,
    /// `docs_url` of the code. Without it, the template of the spec is used.
    pub docs_url: Option<Site>,
    pub(crate) checked: Checked,
}

/// Where the values of a [`Deprecated`](crate::model::Deprecated) were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeprecatedSites {
    /// The key `deprecated`.
    pub key: Site,
    /// `use`
    pub instead: Option<Site>,
    /// `reason`
    pub reason: Option<Site>,
    pub(crate) checked: Checked,
}

/// Where the values of a [`Fallback`](crate::model::Fallback) were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FallbackSites {
    /// `4xx`
    pub client: Site,
    /// `5xx`
    pub server: Site,
    /// Each single status, and its code.
    pub statuses: Vec<(Site, Site)>,
    pub(crate) checked: Checked,
}
