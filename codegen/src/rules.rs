//! The table of rules: one row each. A rule's row, its page in `rules/` and its tests share its id.

/// How severe the diagnostics of a rule are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used but is probably not what the author intended.
    Warning,
}

/// The kind of input that a rule checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The spec.
    Spec,
    /// Regions in hand-written files.
    Region,
    /// Items that derive `ApiErrorSpec`.
    Derive,
}

/// A rule: a check with an id, a severity and a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name in diagnostics, such as `duplicate-code`.
    pub id: &'static str,
    /// The input that the rule checks.
    pub group: Group,
    /// The severity of its diagnostics. A warning can be allowed in the spec, with a reason.
    pub severity: Severity,
    /// The page of the rule, in Markdown: a title, a summary and four sections.
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
        INVALID_DOMAIN "invalid-domain" Error,
        EMPTY_STRING "empty-string" Error,
        CONTROL_CHARACTER "control-character" Error,
        INVISIBLE_CHARACTER "invisible-character" Error,
        TEXT_DIRECTION "text-direction" Warning,
        NO_CODES "no-codes" Error,
        CODE_STYLE "code-style" Error,
        DUPLICATE_ALIAS "duplicate-alias" Error,
        STATUS_RANGE "status-range" Error,
        DUPLICATE_STATUS "duplicate-status" Error,
        UNKNOWN_BUCKET "unknown-bucket" Error,
        UNUSED_BUCKET "unused-bucket" Warning,
        STATUS_CONTRADICTS_BUCKET "status-contradicts-bucket" Warning,
        UNUSED_NOT_EXECUTED "unused-not-executed" Error,
        INVALID_DURATION "invalid-duration" Error,
        RETRY_NUMBERS "retry-numbers" Error,
        VARIANT_NAMES "variant-names" Error,
        NO_VARIANT "no-variant" Error,
        INVALID_VARIANT "invalid-variant" Error,
        RESERVED_NAME "reserved-name" Error,
        DUPLICATE_VARIANT "duplicate-variant" Error,
        BUCKET_NAME "bucket-name" Error,
        MESSAGE_BRACES "message-braces" Error,
        FOREIGN_PLACEHOLDER "foreign-placeholder" Warning,
        UNKNOWN_PARAM "unknown-param" Error,
        UNSENT_PARAM "unsent-param" Error,
        PARAM_NAME "param-name" Error,
        PARAM_TYPE "param-type" Error,
        INVALID_ONE_OF "invalid-one-of" Error,
        INVALID_EXAMPLE "invalid-example" Error,
        UNKNOWN_PLACEHOLDER "unknown-placeholder" Error,
        INVALID_PLACEHOLDER "invalid-placeholder" Error,
        MISSING_CODE "missing-code" Error,
        INVALID_ENVELOPE "invalid-envelope" Error,
        INVALID_CODE_FORM "invalid-code-form" Error,
        DUPLICATE_CODE_FORM "duplicate-code-form" Error,
        LARGE_CODE "large-code" Warning,
        INVALID_CONTENT_TYPE "invalid-content-type" Error,
        INVALID_HEADER "invalid-header" Error,
        PARAM_COLLISION "param-collision" Error,
        INVALID_FIELD_NAME "invalid-field-name" Error,
        INVALID_FIELD "invalid-field" Error,
        INVALID_FIELD_VALUE "invalid-field-value" Error,
        DUPLICATE_FIELD_VALUE "duplicate-field-value" Error,
        MISSING_FIELD_VALUE "missing-field-value" Error,
        DOCS_URL "docs-url" Error,
        DOCS_URL_TEMPLATE "docs-url-template" Error,
        DUPLICATE_DOCS_URL "duplicate-docs-url" Error,
        PLACEHOLDER_DOCS_URL "placeholder-docs-url" Warning,
        UNKNOWN_CODE "unknown-code" Error,
        INVALID_DEPRECATED "invalid-deprecated" Error,
        FALLBACK_CLASS "fallback-class" Error,
        FALLBACK_STATUS "fallback-status" Error,
        FALLBACK_DEPRECATED "fallback-deprecated" Error,
        FALLBACK_CONTRADICTION "fallback-contradiction" Warning,
        OUTPUT_PATH "output-path" Error,
        OUTPUT_KIND "output-kind" Error,
        OUTSIDE_REPOSITORY "outside-repository" Error,
        UNMARKED_FILE "unmarked-file" Error,
        OUTPUT_SETTING "output-setting" Error,
        DUPLICATE_OUTPUT "duplicate-output" Error,
        INVALID_ALLOW "invalid-allow" Error,
        UNUSED_ALLOW "unused-allow" Warning,
    }
    Region {
        INVALID_REGION_MARKER "invalid-region-marker" Error,
        UNKNOWN_REGION "unknown-region" Error,
        UNCLOSED_REGION "unclosed-region" Error,
        NESTED_REGION "nested-region" Error,
        STRAY_REGION_END "stray-region-end" Error,
        DUPLICATE_REGION "duplicate-region" Error,
        MISSING_REGION "missing-region" Error,
    }
    Derive {
        MISSING_VARIANT "missing-variant" Error,
        UNLISTED_STATUS "unlisted-status" Error,
        SHARED_CODE "shared-code" Error,
        AMBIGUOUS_VARIANT "ambiguous-variant" Error,
        MISSING_PARAM "missing-param" Error,
        DUPLICATE_PARAM "duplicate-param" Error,
        INTERNAL_FIELD "internal-field" Error,
        FIELD_TYPE "field-type" Error,
        UNKNOWN_ATTRIBUTE "unknown-attribute" Error,
        DUPLICATE_ATTRIBUTE "duplicate-attribute" Error,
        MISPLACED_ATTRIBUTE "misplaced-attribute" Error,
        INVALID_ATTRIBUTE "invalid-attribute" Error,
        INVALID_SHAPE "invalid-shape" Error,
        UNUSED_EXCEPT "unused-except" Error,
        FOREIGN_ATTRIBUTE "foreign-attribute" Error,
    }
}

impl Rule {
    /// Returns the rule with that id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.id == id)
    }

    /// Returns the sentence that sums up what the rule requires.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        // A test ensures that it is the third line of every page.
        self.page.lines().nth(2).unwrap_or_default()
    }
}
