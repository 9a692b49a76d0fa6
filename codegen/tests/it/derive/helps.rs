//! Help lines of the derive with code to paste: the code is complete and compiles.

use super::harness::expansion;

/// A code of 61 characters, which sentences shorten and code to paste does not.
const LONG: &str = "cannot_create_post_or_comment_in_deleted_or_removed_community";
/// A code that needs escapes in a string literal.
const QUOTED: &str = "order \"locked\"";

fn spec(codes: &[&str], params: &str) -> String {
    let codes = codes.iter().enumerate().map(|(at, code)| {
        let code = format!("{code:?}");
        format!("  {code}: {{ http: 409, bucket: fix, meaning: Taken., variant: Code{at}{params} }}\n")
    });
    format!(
        "version: 1\nname: Shop API\ndocs_url: https://shop.example/errors#{{code}}\ncode_style: any\nbuckets:\n  \
         fix: {{ title: Fix, retry: never, advice: Do not retry. }}\ncodes:\n{}",
        codes.collect::<String>()
    )
}

/// The `#[api_error(…)]` in the help lines of an expansion.
fn proposed(expansion: &str) -> Vec<String> {
    let literals = syn::parse_file(expansion).unwrap();
    let text: String = literals.items.iter().filter_map(message).collect();
    let attributes = text.split('`').filter(|part| part.starts_with("#[api_error("));
    attributes.map(str::to_owned).collect()
}

fn message(item: &syn::Item) -> Option<String> {
    let syn::Item::Macro(call) = item else { return None };
    if call.mac.path.segments.last().is_none_or(|last| last.ident != "compile_error") {
        return None;
    }
    let text = syn::parse2::<syn::LitStr>(call.mac.tokens.clone());
    Some(text.unwrap_or_else(|error| panic!("{error} in {}", call.mac.tokens)).value())
}

#[track_caller]
fn check(spec: &str, item: impl Fn(&str) -> String) {
    let wrong = expansion(spec, &item(""));
    let proposed = proposed(&wrong);
    assert!(!proposed.is_empty(), "{wrong}");
    for attribute in proposed {
        let pasted = item(&attribute.replace("= …", "= 7_u8"));
        let expansion = expansion(spec, &pasted);
        assert!(!expansion.contains("compile_error"), "{pasted}\n{expansion}");
    }
}

#[test]
fn except_and_partial() {
    for code in [LONG, QUOTED] {
        let spec = spec(&["first", code], "");
        check(&spec, |attribute| format!("{attribute} enum E {{ Code0 }}"));
    }
}

#[test]
fn code_of_a_variant() {
    for code in [LONG, QUOTED] {
        let spec = spec(&[code], "");
        check(&spec, |attribute| format!("#[api_error(partial)] enum E {{ {attribute} Code }}"));
        check(&spec, |attribute| format!("{attribute} struct Different;"));
    }
}

#[test]
fn code_of_an_ambiguous_variant() {
    let upper = LONG.to_uppercase();
    let spec = spec(&[LONG, &upper], "");
    check(&spec, |attribute| {
        format!(
            "#[api_error(partial)] enum E {{ {attribute} CannotCreatePostOrCommentInDeletedOrRemovedCommunity }}"
        )
    });
}

#[test]
fn params() {
    let spec = spec(
        &["taken"],
        &format!(", message: \"{{{LONG}}} and {{{LONG}_too}}\", params: {{ {LONG}: u8, {LONG}_too: u8 }}"),
    );
    check(&spec, |attribute| format!("{attribute} struct Code0;"));
}

/// A suggested name is not shortened either, because a typo at its end would be invisible.
#[test]
fn similar_codes_are_not_shortened() {
    let spec = spec(&[LONG], "");
    for item in [
        format!("#[api_error(code = \"{LONG}s\")] struct E;"),
        format!("#[api_error(except(\"{LONG}s\"))] enum E {{}}"),
    ] {
        let expansion = expansion(&spec, &item);
        assert!(expansion.contains(&format!("did you mean `{LONG}`?")), "{expansion}");
    }
}

/// However many codes an enum lacks, one diagnostic counts them, shows three and lists at most twenty variants.
#[test]
fn missing_variants_are_counted() {
    let names: Vec<_> = (0..300).map(|at| format!("code_{at}")).collect();
    let codes: Vec<_> = names.iter().map(String::as_str).collect();
    for (count, title, listed) in [
        (2, "2 codes have no variant: `code_0`, `code_1`", "`Code0, Code1`"),
        (3, "3 codes have no variant: `code_0`, `code_1`, `code_2`", "`Code0, Code1, Code2`"),
        (
            4,
            "4 codes have no variant: `code_0`, `code_1`, `code_2` and 1 more",
            "`Code0, Code1, Code2, Code3`",
        ),
        (20, "and 17 more", "Code18, Code19`"),
        (300, "300 codes have no variant: `code_0`, `code_1`, `code_2` and 297 more", "Code18, Code19, …`"),
    ] {
        let expansion = expansion(&spec(&codes[..count], ""), "enum E {}");
        assert_eq!(expansion.matches("compile_error").count(), 1, "{expansion}");
        assert_eq!(
            expansion.matches("--- no variant").count() + expansion.matches("^ no variant").count(),
            count.min(3)
        );
        for part in [title, listed, "write `#[api_error(partial)]` on it"] {
            assert!(expansion.contains(part), "no {part:?} in\n{expansion}");
        }
    }
}
