//! Reads a whole spec by the description in `format`.

use crate::format::{BUCKET, CODE, DEPRECATED, Key, OUTPUT, SPEC};
use crate::raw::{Bucket, Code, Deprecated, Output, Spec, Text};
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
    cursor.fixed(&SPEC, &owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "version" => spec.version = cursor.integer(&owner),
            "name" => spec.name = cursor.text(&owner),
            "docs_url" => spec.docs_url = cursor.text(&owner),
            "code_style" => spec.code_style = cursor.text(&owner),
            "buckets" => cursor.named(&owner, &rules::DUPLICATE_KEY, "bucket", |cursor, name| {
                spec.buckets.push(bucket(cursor, name));
            }),
            "codes" => cursor.named(&owner, &rules::DUPLICATE_CODE, "code", |cursor, name| {
                spec.codes.push(code(cursor, name));
            }),
            "support" => spec.support = cursor.text_list(key, site),
            "outputs" => cursor.named(&owner, &rules::DUPLICATE_KEY, "output", |cursor, path| {
                spec.outputs.push(output(cursor, path));
            }),
            name => unknown(name),
        }
    });
    cursor.finish();
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
    cursor.fixed(&BUCKET, &owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "title" => bucket.title = cursor.text(&owner),
            "retry" => bucket.retry = cursor.text(&owner),
            "max_attempts" => bucket.max_attempts = cursor.integer(&owner),
            "base_delay" => bucket.base_delay = cursor.text(&owner),
            "max_delay" => bucket.max_delay = cursor.text(&owner),
            "advice" => bucket.advice = cursor.text(&owner),
            "allow" => bucket.allow = cursor.text_map(&owner),
            name => unknown(name),
        }
    });
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
    cursor.fixed(&CODE, &owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "http" => entry.http = cursor.integer(&owner),
            "bucket" => entry.bucket = cursor.text(&owner),
            "meaning" => entry.meaning = cursor.text(&owner),
            "message" => entry.message = cursor.text(&owner),
            "params" => entry.params = cursor.text_map(&owner),
            "variant" => entry.variant = cursor.text(&owner),
            "docs_url" => entry.docs_url = cursor.text(&owner),
            "deprecated" => entry.deprecated = Some(deprecated(cursor, key, site)),
            "allow" => entry.allow = cursor.text_map(&owner),
            name => unknown(name),
        }
    });
    entry
}

fn deprecated<'s>(cursor: &mut Cursor<'s, '_>, key: &'static Key, site: Site) -> Deprecated<'s> {
    let mut deprecated = Deprecated { site, instead: None, reason: None };
    cursor.fixed(&DEPRECATED, &Owner::key(key, site), |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "use" => deprecated.instead = cursor.text(&owner),
            "reason" => deprecated.reason = cursor.text(&owner),
            name => unknown(name),
        }
    });
    deprecated
}

fn output<'s>(cursor: &mut Cursor<'s, '_>, path: Text<'s>) -> Output<'s> {
    let owner = Owner::chosen("output", &path);
    let mut output = Output { path, kind: None, name: None, bucket: None };
    let mut kind: Option<Sited<_>> = None;
    let plain = cursor.text_or_fixed(&OUTPUT, &owner, |cursor, key, site| {
        let owner = Owner::key(key, site);
        match key.name {
            "kind" => kind = cursor.text(&owner),
            "name" => output.name = cursor.text(&owner),
            "bucket" => output.bucket = cursor.text(&owner),
            name => unknown(name),
        }
    });
    output.kind = plain.or(kind);
    output
}

fn unknown(name: &str) -> ! {
    unreachable!("`format` describes `{name}`, so its reader has an arm for it")
}
