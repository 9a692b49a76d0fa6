//! Reads a whole spec according to its grammar.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::characters::is_unseen;
use crate::grammar::{
    self, BucketKey, CodeKey, DeprecatedKey, FallbackCodeKey, FallbackKey, FieldKey, Keys, ParamKey, Preset,
    RetryBudgetKey, SpecKey, VariantNamesKey,
};
use crate::raw::{self, Text};
use crate::read::conflict;
use crate::read::cursor::{Cursor, FieldForm};
use crate::read::envelope;
use crate::read::owner::Owner;
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Sited, Sources};

/// Reads a spec. Values of the wrong form are reported and omitted.
pub fn spec<'s>(sources: &'s Sources, file: FileId, report: &mut Report) -> raw::Spec<'s> {
    let before = report.mark();
    let spec = without_conflicts(sources, file, report);
    if report.errors() == before.errors() {
        return spec;
    }
    let Some(conflict) = conflict::find(sources.get(file).text(), file, spec.cut_short) else { return spec };
    // Everything else follows from it.
    report.rewind(before);
    report.push(conflict);
    let mut spec = empty(file);
    spec.misread.mark_all();
    spec.cut_short = true;
    spec
}

fn empty<'s>(file: FileId) -> raw::Spec<'s> {
    raw::Spec {
        site: Site { file, start: 0, end: 0 },
        version: None,
        name: None,
        domain: None,
        docs_url: None,
        code_style: None,
        envelope: envelope::of_preset(Preset::DEFAULT, Site { file, start: 0, end: 0 }),
        variant_names: None,
        buckets: Vec::new(),
        retry_budget: None,
        fields: Vec::new(),
        codes: Vec::new(),
        fallback: None,
        support: Vec::new(),
        outputs: Vec::new(),
        misread: raw::Misread::default(),
        has_unread_buckets: false,
        has_unread_codes: false,
        cut_short: false,
    }
}

fn without_conflicts<'s>(sources: &'s Sources, file: FileId, report: &mut Report) -> raw::Spec<'s> {
    let source = sources.get(file);
    let errors = report.errors();
    let mut spec = empty(file);
    let start = spec.site;
    let mut cursor = Cursor::new(file, source, report);
    let empty = cursor.is_empty();
    let Some(first) = cursor.first().filter(|_| !empty) else {
        spec.misread.mark_all();
        spec.cut_short = cursor.finish();
        if empty {
            let help = "to create a spec, run `errspec init` in a folder without one";
            report.push(Diagnostic::new(&rules::MISSING_KEY, start, "the spec is empty").help(help));
        }
        return spec;
    };
    spec.site = first.head();
    let owner = Owner::spec(&grammar::SPEC, first.head());
    let (mut last, mut written, mut has_looked_below) = (None, None, false);
    let read = cursor.fixed(&owner, |cursor, key, owner| {
        last = Some(key);
        match key {
            SpecKey::Version => keep(&mut spec.version, cursor.integer(owner)),
            SpecKey::Name => keep(&mut spec.name, cursor.text(owner)),
            SpecKey::Domain => keep(&mut spec.domain, cursor.text(owner)),
            SpecKey::DocsUrl => keep(&mut spec.docs_url, cursor.text(owner)),
            SpecKey::CodeStyle => keep(&mut spec.code_style, cursor.text(owner)),
            SpecKey::Envelope => keep(&mut written, envelope::envelope(cursor, owner)),
            SpecKey::VariantNames => keep(&mut spec.variant_names, Some(variant_names(cursor, owner))),
            SpecKey::Buckets => {
                add(&mut spec.buckets, cursor.named(owner, &rules::DUPLICATE_KEY, "bucket", bucket));
                spec.has_unread_buckets |= cursor.has_unread_names();
                cursor.declare(CodeKey::Bucket.key(), "bucket", || {
                    spec.buckets.iter().map(|bucket| bucket.name.value.clone()).collect()
                });
            }
            SpecKey::RetryBudget => keep(&mut spec.retry_budget, retry_budget(cursor, owner)),
            SpecKey::Fields => {
                let fields = cursor.named(owner, &rules::DUPLICATE_KEY, "field", field);
                cursor.declare_fields(fields.iter().map(|field| field.name.value.clone()));
                if cursor.has_unread_names() {
                    cursor.declare_unread_fields();
                }
                // A name with invisible characters is reported once, and not for each code that has it without them.
                let hidden = fields.iter().filter(|field| field.name.value.contains(is_unseen));
                cursor.declare_fields(hidden.map(|field| field.name.value.replace(is_unseen, "").into()));
                add(&mut spec.fields, fields);
            }
            SpecKey::Codes => {
                // Only once, however often the key is repeated.
                if spec.fields.is_empty() && !std::mem::replace(&mut has_looked_below, true) {
                    cursor.declare_fields_below();
                }
                add(&mut spec.codes, cursor.named(owner, &rules::DUPLICATE_CODE, "code", code));
                spec.has_unread_codes |= cursor.has_unread_names();
                declare_fallbacks(cursor, &spec.codes);
            }
            SpecKey::Fallback => keep(&mut spec.fallback, Some(fallback(cursor, owner))),
            SpecKey::Support => add(&mut spec.support, cursor.text_list(owner)),
            SpecKey::Outputs => {
                add(&mut spec.outputs, outputs(cursor, owner));
            }
        }
    });
    if let Some(envelope) = written {
        spec.envelope = envelope;
    }
    spec.misread = read.misread;
    spec.cut_short = cursor.finish();
    // Some errors are not about a key, such as a second document.
    if report.errors() > errors {
        spec.misread.mark_other();
    }
    // Where the reading ended early, the last code may be incomplete.
    if spec.cut_short
        && last == Some(SpecKey::Codes)
        && let Some(code) = spec.codes.last_mut()
    {
        code.misread.mark_all();
    }
    if read.repeated {
        distinct(&mut spec.buckets, |bucket| &bucket.name.value);
        distinct(&mut spec.fields, |field| &field.name.value);
        distinct(&mut spec.codes, |code| &code.code.value);
        let mut seen = HashSet::new();
        for output in spec.outputs.iter_mut().filter(|output| !output.is_ignored) {
            output.is_ignored = !seen.insert(output.path.value.clone());
        }
    }
    spec
}

/// Which codes can be the fallback for a class.
fn declare_fallbacks<'s>(cursor: &mut Cursor<'s, '_>, codes: &[raw::Code<'s>]) {
    for class in FallbackKey::ALL {
        let can_be = |code: &&raw::Code<'_>| {
            let is_of_class = code.http.as_ref().is_some_and(|http| match &http.value {
                raw::Http::Statuses(statuses) => {
                    statuses.iter().all(|status| FallbackKey::of(status.value) == Some(*class))
                }
                raw::Http::None => false,
            });
            code.deprecated.is_none() && is_of_class
        };
        let key = class.key();
        cursor.declare(key, format!("{} code", key.name), || {
            codes.iter().filter(can_be).map(|code| code.code.value.clone()).collect()
        });
    }
}

fn variant_names<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> raw::VariantNames<'s> {
    let mut names = raw::VariantNames::default();
    cursor.fixed(owner, |cursor, key, owner| match key {
        VariantNamesKey::Strip => keep(&mut names.strip, cursor.text(owner)),
        VariantNamesKey::Prepend => keep(&mut names.prepend, cursor.text(owner)),
    });
    names
}

fn retry_budget<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> Option<raw::RetryBudget<'s>> {
    let mut budget = raw::RetryBudget { key: owner.site, word: None, max_tokens: None, token_ratio: None };
    if !cursor.is_map() {
        budget.word = Some(cursor.text_or(owner, "a mapping")?);
        return Some(budget);
    }
    cursor.fixed(owner, |cursor, key, owner| match key {
        RetryBudgetKey::MaxTokens => keep(&mut budget.max_tokens, cursor.integer(owner)),
        RetryBudgetKey::TokenRatio => keep(&mut budget.token_ratio, cursor.number(owner)),
    });
    Some(budget)
}

fn bucket<'s>(cursor: &mut Cursor<'s, '_>, name: Text<'s>) -> raw::Bucket<'s> {
    let owner = Owner::named(&grammar::BUCKET, &name);
    let mut bucket = raw::Bucket {
        name,
        title: None,
        retry: None,
        max_attempts: None,
        base_delay: None,
        max_delay: None,
        advice: None,
        allow: Vec::new(),
        misread: raw::Misread::default(),
    };
    let read = cursor.fixed(&owner, |cursor, key, owner| match key {
        BucketKey::Title => keep(&mut bucket.title, cursor.text(owner)),
        BucketKey::Retry => keep(&mut bucket.retry, cursor.text(owner)),
        BucketKey::MaxAttempts => keep(&mut bucket.max_attempts, cursor.integer(owner)),
        BucketKey::BaseDelay => keep(&mut bucket.base_delay, cursor.text(owner)),
        BucketKey::MaxDelay => keep(&mut bucket.max_delay, cursor.text(owner)),
        BucketKey::Advice => keep(&mut bucket.advice, cursor.text(owner)),
        BucketKey::Allow => add(&mut bucket.allow, cursor.text_map(owner)),
    });
    bucket.misread = read.misread;
    if read.repeated {
        distinct(&mut bucket.allow, |(name, _)| &name.value);
    }
    bucket
}

fn field<'s>(cursor: &mut Cursor<'s, '_>, name: Text<'s>) -> raw::Field<'s> {
    let owner = Owner::named(&grammar::FIELD, &name);
    let mut field = raw::Field {
        name,
        ty: None,
        one_of: None,
        unique: None,
        optional: None,
        misread: raw::Misread::default(),
    };
    if !cursor.is_map() {
        match cursor.field_form(&owner, &field.name) {
            FieldForm::Type(ty) => field.ty = Some(ty),
            FieldForm::OneOf(values, is_whole) => {
                field.one_of = Some(Sited::new(values, field.name.site));
                if !is_whole {
                    field.misread.mark(FieldKey::OneOf);
                }
            }
            FieldForm::Misread => field.misread.mark_all(),
        }
        return field;
    }
    let read = cursor.fixed(&owner, |cursor, key, owner| match key {
        FieldKey::Type => keep(&mut field.ty, cursor.text(owner)),
        FieldKey::OneOf => keep(&mut field.one_of, Some(Sited::new(cursor.text_list(owner), owner.site))),
        FieldKey::Unique => keep(&mut field.unique, cursor.boolean(owner)),
        FieldKey::Optional => keep(&mut field.optional, cursor.boolean(owner)),
    });
    field.misread = read.misread;
    field
}

fn code<'s>(cursor: &mut Cursor<'s, '_>, code: Text<'s>) -> raw::Code<'s> {
    let owner = Owner::named(&grammar::CODE, &code);
    let mut entry = raw::Code {
        code,
        http: None,
        bucket: None,
        meaning: None,
        message: None,
        params: Vec::new(),
        variant: None,
        docs_url: None,
        aliases: Vec::new(),
        deprecated: None,
        not_executed: None,
        allow: Vec::new(),
        fields: Vec::new(),
        misread: raw::Misread::default(),
    };
    let mut fields = Vec::new();
    let read = cursor.fixed_or_fields(&owner, &mut fields, |cursor, key, owner| match key {
        CodeKey::Http => keep(&mut entry.http, http(cursor, owner)),
        CodeKey::Bucket => keep(&mut entry.bucket, cursor.text(owner)),
        CodeKey::Meaning => keep(&mut entry.meaning, cursor.text(owner)),
        CodeKey::Message => keep(&mut entry.message, cursor.text(owner)),
        CodeKey::Params => add(&mut entry.params, params(cursor, owner)),
        CodeKey::Variant => keep(&mut entry.variant, cursor.text(owner)),
        CodeKey::DocsUrl => keep(&mut entry.docs_url, cursor.text(owner)),
        CodeKey::Aliases => add(&mut entry.aliases, cursor.name_list(owner)),
        CodeKey::Deprecated => keep(&mut entry.deprecated, Some(deprecated(cursor, owner))),
        CodeKey::NotExecuted => keep(&mut entry.not_executed, cursor.boolean(owner)),
        CodeKey::Allow => add(&mut entry.allow, cursor.text_map(owner)),
    });
    entry.fields = fields;
    entry.misread = read.misread;
    if read.repeated {
        distinct(&mut entry.params, |param| &param.name.value);
        distinct(&mut entry.allow, |(name, _)| &name.value);
    }
    entry
}

fn params<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> Vec<raw::Param<'s>> {
    cursor.named(owner, &rules::DUPLICATE_KEY, "param", param).into_iter().flatten().collect()
}

/// A param, or `None` if nothing is known about it except its name.
fn param<'s>(cursor: &mut Cursor<'s, '_>, name: Text<'s>) -> Option<raw::Param<'s>> {
    let owner = Owner::named(&grammar::PARAM, &name);
    let mut param = raw::Param {
        name,
        ty: None,
        optional: None,
        sent: None,
        example: None,
        one_of: None,
        misread: raw::Misread::default(),
    };
    if !cursor.is_map() {
        param.ty = Some(cursor.param_type(&owner, &param.name, "a type or a mapping")?);
        return Some(param);
    }
    let read = cursor.fixed(&owner, |cursor, key, owner| match key {
        ParamKey::Type => keep(&mut param.ty, cursor.param_type(owner, &param.name, "a type")),
        ParamKey::Optional => keep(&mut param.optional, cursor.boolean(owner)),
        ParamKey::Sent => keep(&mut param.sent, cursor.boolean(owner)),
        ParamKey::Example => keep(&mut param.example, cursor.sample(owner)),
        ParamKey::OneOf => keep(&mut param.one_of, cursor.samples(owner)),
    });
    param.misread = read.misread;
    Some(param)
}

fn http(cursor: &mut Cursor<'_, '_>, owner: &Owner<'_>) -> Option<Sited<raw::Http>> {
    let http = cursor.integers_or(owner, grammar::NO_STATUS)?;
    Some(http.map(|statuses| match *statuses {
        [] => raw::Http::None,
        [..] => raw::Http::Statuses(statuses),
    }))
}

fn deprecated<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> raw::Deprecated<'s> {
    let mut deprecated = raw::Deprecated { site: owner.site, instead: None, reason: None };
    cursor.fixed(owner, |cursor, key, owner| match key {
        DeprecatedKey::Use => keep(&mut deprecated.instead, cursor.text(owner)),
        DeprecatedKey::Reason => keep(&mut deprecated.reason, cursor.text(owner)),
    });
    deprecated
}

fn fallback<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> raw::Fallback<'s> {
    let mut fallback = raw::Fallback::default();
    let statuses = cursor.by_status(owner, |cursor, key, owner| match key {
        FallbackKey::Client => keep(&mut fallback.client, fallback_code(cursor, owner)),
        FallbackKey::Server => keep(&mut fallback.server, fallback_code(cursor, owner)),
    });
    raw::Fallback { statuses, ..fallback }
}

/// A code, alone or with the status that is sent.
pub(super) fn fallback_code<'s>(
    cursor: &mut Cursor<'s, '_>,
    owner: &Owner<'_>,
) -> Option<raw::FallbackCode<'s>> {
    if !cursor.is_map() {
        return Some(raw::FallbackCode { code: cursor.text_or(owner, "a mapping")?, http: None });
    }
    let (mut code, mut http) = (None, None);
    let read = cursor.fixed(owner, |cursor, key, owner| match key {
        FallbackCodeKey::Code => keep(&mut code, cursor.text(owner)),
        FallbackCodeKey::Http => keep(&mut http, cursor.integer(owner)),
    });
    // Without its status, the code could look wrong for the class.
    if read.misread.any() {
        return None;
    }
    Some(raw::FallbackCode { code: code?, http })
}

fn outputs<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> Vec<raw::Output<'s>> {
    let mut outputs = Vec::new();
    let counted = cursor.named(owner, &rules::DUPLICATE_KEY, "output", |cursor, path| {
        let value = cursor.text_or_settings(&Owner::named(&grammar::OUTPUT, &path));
        outputs.push(raw::Output { path, value, is_ignored: true });
        outputs.len() - 1
    });
    for index in counted {
        outputs[index].is_ignored = false;
    }
    outputs
}

/// Keeps the first value of a repeated key, which is reported.
pub(super) fn keep<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// Keeps all entries of a repeated key, which is reported, so that entries of the second are not reported as missing.
pub(super) fn add<T>(all: &mut Vec<T>, more: Vec<T>) {
    if all.is_empty() {
        *all = more;
    } else {
        all.extend(more);
    }
}

/// Removes names that occur under both keys, after a repeated key.
pub(super) fn distinct<T>(entries: &mut Vec<T>, name: impl Fn(&T) -> &Cow<'_, str>) {
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert(name(entry).clone().into_owned()));
}
