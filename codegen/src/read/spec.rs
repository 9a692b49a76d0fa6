//! Reads a whole spec by the description in `format`.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::format::{BUCKET, CODE, DEPRECATED, FALLBACK, Key, OUTPUT, SPEC};
use crate::raw::{Bucket, Code, Deprecated, Fallback, Output, Spec, Text};
use crate::read::cursor::Cursor;
use crate::read::owner::Owner;
use crate::report::{Diagnostic, Report};
use crate::rules;
use crate::site::{FileId, Site, Sited, Sources};

/// Reads a spec; what has the wrong form is in the report and left out.
pub fn spec<'s>(sources: &'s Sources, file: FileId, report: &mut Report) -> Spec<'s> {
    let source = sources.get(file);
    let start = Site { file, start: 0, end: 0 };
    let mut spec = Spec {
        site: start,
        version: None,
        name: None,
        docs_url: None,
        code_style: None,
        buckets: Vec::new(),
        codes: Vec::new(),
        fallback: None,
        support: Vec::new(),
        outputs: Vec::new(),
    };
    let mut cursor = Cursor::new(file, source, report);
    let empty = cursor.is_empty();
    let Some(first) = cursor.first().filter(|_| !empty) else {
        cursor.finish();
        if empty {
            let help = "`errspec init` writes a small one where there is no file";
            report.push(Diagnostic::new(&rules::MISSING_KEY, start, "the spec is empty").help(help));
        }
        return spec;
    };
    spec.site = first.head();
    let owner = Owner::spec(first.head());
    let repeated = cursor.fixed(&SPEC, &owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "version" => keep(&mut spec.version, cursor.integer(&owner)),
            "name" => keep(&mut spec.name, cursor.text(&owner)),
            "docs_url" => keep(&mut spec.docs_url, cursor.text(&owner)),
            "code_style" => keep(&mut spec.code_style, cursor.text(&owner)),
            "buckets" => {
                add(&mut spec.buckets, cursor.named(&owner, &rules::DUPLICATE_KEY, "bucket", bucket));
            }
            "codes" => add(&mut spec.codes, cursor.named(&owner, &rules::DUPLICATE_CODE, "code", code)),
            "fallback" => keep(&mut spec.fallback, Some(fallback(cursor, &owner))),
            "support" => add(&mut spec.support, cursor.text_list(key, site)),
            "outputs" => {
                add(&mut spec.outputs, cursor.named(&owner, &rules::DUPLICATE_KEY, "output", output));
            }
            name => unknown(name),
        }
    });
    cursor.finish();
    if repeated {
        distinct(&mut spec.buckets, |bucket| &bucket.name.value);
        distinct(&mut spec.codes, |code| &code.code.value);
        distinct(&mut spec.outputs, |output| &output.path.value);
    }
    spec
}

fn bucket<'s>(cursor: &mut Cursor<'s, '_>, name: Text<'s>) -> Bucket<'s> {
    let owner = Owner::chosen("bucket", &name);
    let mut bucket = Bucket {
        name,
        title: None,
        retry: None,
        max_attempts: None,
        base_delay: None,
        max_delay: None,
        advice: None,
        allow: Vec::new(),
    };
    let repeated = cursor.fixed(&BUCKET, &owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "title" => keep(&mut bucket.title, cursor.text(&owner)),
            "retry" => keep(&mut bucket.retry, cursor.text(&owner)),
            "max_attempts" => keep(&mut bucket.max_attempts, cursor.integer(&owner)),
            "base_delay" => keep(&mut bucket.base_delay, cursor.text(&owner)),
            "max_delay" => keep(&mut bucket.max_delay, cursor.text(&owner)),
            "advice" => keep(&mut bucket.advice, cursor.text(&owner)),
            "allow" => add(&mut bucket.allow, cursor.text_map(&owner)),
            name => unknown(name),
        }
    });
    if repeated {
        distinct(&mut bucket.allow, |(name, _)| &name.value);
    }
    bucket
}

fn code<'s>(cursor: &mut Cursor<'s, '_>, code: Text<'s>) -> Code<'s> {
    let owner = Owner::chosen("code", &code);
    let mut entry = Code {
        code,
        http: None,
        bucket: None,
        meaning: None,
        message: None,
        params: Vec::new(),
        variant: None,
        docs_url: None,
        deprecated: None,
        allow: Vec::new(),
    };
    let repeated = cursor.fixed(&CODE, &owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "http" => keep(&mut entry.http, cursor.integer(&owner)),
            "bucket" => keep(&mut entry.bucket, cursor.text(&owner)),
            "meaning" => keep(&mut entry.meaning, cursor.text(&owner)),
            "message" => keep(&mut entry.message, cursor.text(&owner)),
            "params" => add(&mut entry.params, cursor.text_map(&owner)),
            "variant" => keep(&mut entry.variant, cursor.text(&owner)),
            "docs_url" => keep(&mut entry.docs_url, cursor.text(&owner)),
            "deprecated" => keep(&mut entry.deprecated, Some(deprecated(cursor, key, site))),
            "allow" => add(&mut entry.allow, cursor.text_map(&owner)),
            name => unknown(name),
        }
    });
    if repeated {
        distinct(&mut entry.params, |(name, _)| &name.value);
        distinct(&mut entry.allow, |(name, _)| &name.value);
    }
    entry
}

fn deprecated<'s>(cursor: &mut Cursor<'s, '_>, key: &'static Key, site: Site) -> Deprecated<'s> {
    let mut deprecated = Deprecated { site, instead: None, reason: None };
    cursor.fixed(&DEPRECATED, &Owner::key(key, site), |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "use" => keep(&mut deprecated.instead, cursor.text(&owner)),
            "reason" => keep(&mut deprecated.reason, cursor.text(&owner)),
            name => unknown(name),
        }
    });
    deprecated
}

fn fallback<'s>(cursor: &mut Cursor<'s, '_>, owner: &Owner<'_>) -> Fallback<'s> {
    let mut fallback = Fallback::default();
    let statuses = cursor.by_status(&FALLBACK, owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "4xx" => keep(&mut fallback.client, cursor.text(&owner)),
            "5xx" => keep(&mut fallback.server, cursor.text(&owner)),
            name => unknown(name),
        }
    });
    Fallback { statuses, ..fallback }
}

fn output<'s>(cursor: &mut Cursor<'s, '_>, path: Text<'s>) -> Output<'s> {
    let owner = Owner::chosen("output", &path);
    let mut output = Output { path, kind: None, name: None, bucket: None };
    let mut kind: Option<Sited<_>> = None;
    let plain = cursor.text_or_fixed(&OUTPUT, &owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "kind" => keep(&mut kind, cursor.text(&owner)),
            "name" => keep(&mut output.name, cursor.text(&owner)),
            "bucket" => keep(&mut output.bucket, cursor.text(&owner)),
            name => unknown(name),
        }
    });
    output.kind = plain.or(kind);
    output
}

/// Of a repeated key, which is reported, the first value counts.
fn keep<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// Of a repeated key, which is reported, all entries are known: what only the second has is not missing.
fn add<T>(all: &mut Vec<T>, more: Vec<T>) {
    if all.is_empty() {
        *all = more;
    } else {
        all.extend(more);
    }
}

/// After a repeated key: a name may be there again under the second.
fn distinct<T>(entries: &mut Vec<T>, name: impl Fn(&T) -> &Cow<'_, str>) {
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert(name(entry).clone().into_owned()));
}

fn unknown(name: &str) -> ! {
    unreachable!("`format` describes `{name}`, so its reader has an arm for it")
}
