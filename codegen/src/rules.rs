//! The table of rules: one row each. A rule's row, its page in `rules/` and its tests share its id.

/// What a finding means for the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// What was written cannot be used.
    Error,
    /// What was written can be used, and probably does not say what was meant.
    Warning,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The text of a spec.
    Spec,
    /// Regions in hand-written files.
    Region,
    /// An enum that is checked against a spec.
    Derive,
}

/// One rule: of the spec, of regions in hand-written files, or of an enum that is held against the spec.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name in diagnostics, such as `duplicate-code`.
    pub id: &'static str,
    /// What it is about.
    pub group: Group,
    /// What a finding means for the run; a warning can be allowed in the spec, with a reason.
    pub severity: Severity,
    /// The page of the rule, Markdown.
    pub page: &'static str,
}

macro_rules! rules {
    ($($group:ident { $($name:ident $id:literal $severity:ident,)* })*) => {
        $($(
            #[doc = concat!("`", $id, "`")]
            pub static $name: Rule = Rule {
                id: $id,
                group: Group::$group,
                severity: Severity::$severity,
                page: include_str!(concat!("../rules/", $id, ".md")),
            };
        )*)*

        /// Every rule, in the order of the table.
        pub static RULES: &[&Rule] = &[$($(&$name,)*)*];
    };
}

rules! {
    Spec {
        UNREADABLE "unreadable" Error,
        TOO_LARGE "too-large" Error,
        SYNTAX "syntax" Error,
        UNSUPPORTED_YAML "unsupported-yaml" Error,
        UNKNOWN_KEY "unknown-key" Error,
        DUPLICATE_KEY "duplicate-key" Error,
        MISSING_KEY "missing-key" Error,
        WRONG_TYPE "wrong-type" Error,
        DUPLICATE_CODE "duplicate-code" Error,
        UNKNOWN_VERSION "unknown-version" Error,
        UNKNOWN_VALUE "unknown-value" Error,
        BAD_DOMAIN "bad-domain" Error,
        EMPTY_TEXT "empty-text" Error,
        CONTROL_CHARACTER "control-character" Error,
        NO_CODES "no-codes" Error,
        CODE_STYLE "code-style" Error,
        STATUS_RANGE "status-range" Error,
        UNKNOWN_BUCKET "unknown-bucket" Error,
        UNUSED_BUCKET "unused-bucket" Warning,
        STATUS_CONTRADICTS_BUCKET "status-contradicts-bucket" Warning,
        BAD_DURATION "bad-duration" Error,
        RETRY_NUMBERS "retry-numbers" Error,
        NO_VARIANT "no-variant" Error,
        BAD_VARIANT "bad-variant" Error,
        RESERVED_NAME "reserved-name" Error,
        DUPLICATE_VARIANT "duplicate-variant" Error,
        BUCKET_NAME "bucket-name" Error,
        MESSAGE_BRACES "message-braces" Error,
        UNKNOWN_PARAM "unknown-param" Error,
        UNUSED_PARAM "unused-param" Error,
        PARAM_NAME "param-name" Error,
        PARAM_TYPE "param-type" Error,
        DOCS_URL "docs-url" Error,
        DOCS_URL_TEMPLATE "docs-url-template" Error,
        DUPLICATE_DOCS_URL "duplicate-docs-url" Error,
        UNKNOWN_CODE "unknown-code" Error,
        BAD_DEPRECATED "bad-deprecated" Error,
        FALLBACK_CLASS "fallback-class" Error,
        FALLBACK_DEPRECATED "fallback-deprecated" Error,
        OUTPUT_PATH "output-path" Error,
        OUTPUT_KIND "output-kind" Error,
        OUTPUT_SETTING "output-setting" Error,
        DUPLICATE_OUTPUT "duplicate-output" Error,
        BAD_ALLOW "bad-allow" Error,
        UNUSED_ALLOW "unused-allow" Warning,
    }
    Region {
        REGION_MARKER "region-marker" Error,
        REGION_UNKNOWN "region-unknown" Error,
        REGION_UNCLOSED "region-unclosed" Error,
        REGION_NESTED "region-nested" Error,
        REGION_STRAY_END "region-stray-end" Error,
        REGION_REPEATED "region-repeated" Error,
        REGION_MISSING "region-missing" Error,
    }
    Derive {
        MISSING_VARIANT "missing-variant" Error,
        SHARED_CODE "shared-code" Error,
        AMBIGUOUS_VARIANT "ambiguous-variant" Error,
        MISSING_PARAM "missing-param" Error,
        REPEATED_PARAM "repeated-param" Error,
        INTERNAL_FIELD "internal-field" Error,
        FIELD_TYPE "field-type" Error,
        UNKNOWN_ATTRIBUTE "unknown-attribute" Error,
        REPEATED_ATTRIBUTE "repeated-attribute" Error,
        MISPLACED_ATTRIBUTE "misplaced-attribute" Error,
        BAD_ATTRIBUTE "bad-attribute" Error,
        BAD_SHAPE "bad-shape" Error,
        UNUSED_EXCEPT "unused-except" Error,
    }
}

impl Rule {
    /// The rule of that id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.id == id)
    }
}
