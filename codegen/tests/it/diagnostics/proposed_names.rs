//! Following all helps that propose names never makes a name occur twice.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::harness::{codes, load, rendered, whole};

/// The variants that helps propose, in the order of the file.
fn variants(yaml: &str) -> Vec<String> {
    let loaded = load(yaml);
    let helps = loaded.report.diagnostics().iter().flat_map(|found| &found.help);
    let proposed = helps.filter_map(|help| help.split_once("`variant: ")?.1.split('`').next());
    proposed.map(str::to_owned).collect()
}

fn code(name: &str) -> String {
    format!("  \"{name}\": {{ http: 404, bucket: fix_in_code, meaning: A. }}\n")
}

#[test]
fn numbers_are_kept_apart_where_their_digits_are_the_same() {
    let yaml = codes(&["0.2.1.11", "0.2.11.1", "_", "🔥", "02111"].map(code).concat()) + "code_style: any\n";
    assert_eq!(variants(&yaml), ["Code02111", "Code0_2_11_1", "NotFound", "NotFound2", "Code02111_2"]);
}

#[test]
fn no_prefix_is_proposed_that_leaves_two_names_the_same() {
    let text = rendered(&load(&(codes(&["0.2", "02", "404"].map(code).concat()) + "code_style: any\n")));
    assert_eq!(text.matches("prepend: Code").count(), 1, "{text}");
}

#[test]
fn no_help_proposes_the_name_of_another_code() {
    let not_found = "  NotFound: { http: 404, bucket: fix_in_code, meaning: A. }\n";
    let own = "  x: { http: 404, bucket: fix_in_code, meaning: A., variant: Code404 }\n";
    let yaml = codes(&[&code("_"), &code("404"), not_found, own].concat()) + "code_style: any\n";
    assert_eq!(variants(&yaml), ["NotFound2", "Code404_2"]);
}

#[test]
fn underscores_between_digits_are_part_of_a_variant() {
    let code = |variant: &str| {
        codes(&format!("  a: {{ http: 404, bucket: fix_in_code, meaning: A., variant: {variant} }}\n"))
    };
    for right in ["Code0_2_1_11", "E1_2"] {
        assert_eq!(rendered(&load(&code(right))), "", "{right}");
    }
    for wrong in ["Code_0", "Not_Found", "Code0_", "Code0__1", "Code0_a"] {
        assert!(rendered(&load(&code(wrong))).contains("[invalid-variant]"), "{wrong}");
    }
}

#[test]
fn two_codes_are_not_renamed_to_the_same() {
    let of = |name: &str| format!("  {name}: {{ http: 404, bucket: fix_in_code, meaning: A. }}\n");
    let text = rendered(&load(&codes(&["notFound", "not-found", "a"].map(of).concat())));
    assert_eq!(text.matches("write `not_found`").count(), 1, "{text}");
    let field = |name: &str| format!("  {name}: {{ type: string, optional: true }}\n");
    let fields = format!("fields:\n{}", ["orderId", "order-id", "http", "api_http"].map(field).concat());
    let text = rendered(&load(&(codes(&of("a")) + &fields)));
    assert_eq!(text.matches("write `order_id`").count(), 1, "{text}");
    assert!(!text.contains("as in `api_http`"), "{text}");
}

#[test]
fn two_headers_are_not_renamed_to_the_same() {
    let envelope =
        "envelope: { body: { code: \"{code}\" }, headers: { \"x y\": a, x.y: a, \"x z\": a, x-z: a } }\n";
    let text = rendered(&load(
        &(whole(
            "buckets:\n  f: { title: F, retry: never, advice: F. }\ncodes:\n  a: { http: 404, bucket: f, meaning: A. }\n",
        ) + envelope),
    ));
    assert_eq!(text.matches("write `x-y`").count(), 1, "{text}");
    assert!(!text.contains("write `x-z`"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn followed_helps_leave_no_variant_twice(names in prop::collection::btree_set("[0-2._a🔥Ä]{1,4}|NotFound[2]?|Self|All|match", 1..8)) {
        let names: Vec<_> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
        let yaml = codes(&names.iter().map(|name| code(name)).collect::<String>()) + "code_style: any\n";
        let loaded = load(&yaml);
        let without: Vec<_> = loaded.report.diagnostics().iter().filter(|found| found.rule.id == "no-variant").collect();
        let proposed = variants(&yaml);
        prop_assert_eq!(proposed.len(), without.len());
        prop_assert_eq!(proposed.iter().collect::<BTreeSet<_>>().len(), proposed.len(), "{:?}", proposed);
        // With all of them in the spec, no name is missing or wrong, and none is that of a code without a `variant`.
        let mut left = proposed.into_iter();
        let followed: Vec<_> = names.iter().map(|name| {
            let is_wrong = without.iter().any(|found| found.site.is_some_and(|site| yaml[site.range()] == *format!("\"{name}\"")));
            let variant = if is_wrong { left.next() } else { None };
            let variant = variant.map_or_else(String::new, |variant| format!(", variant: {variant}"));
            format!("  \"{name}\": {{ http: 404, bucket: fix_in_code, meaning: A.{variant} }}\n")
        }).collect();
        let before: Vec<_> = loaded.report.diagnostics().iter().filter(|found| found.rule.id == "duplicate-variant").collect();
        let after = load(&(codes(&followed.concat()) + "code_style: any\n"));
        let left: Vec<_> = after.report.diagnostics().iter().map(|found| found.rule.id).collect();
        prop_assert_eq!(left.len(), before.len(), "{}", rendered(&after));
    }
}
