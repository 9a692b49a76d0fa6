//! The names that are listed if none is similar to the unknown one.

use super::harness::{load, rendered, whole};

/// A list that is too long to be read is omitted.
#[test]
fn few_and_short_names_are_listed() {
    for (count, letters, is_listed) in [(10, 3, true), (11, 3, false), (3, 100, true), (3, 101, false)] {
        let bucket = |n| format!("  {n:b>letters$}: {{ title: A, retry: never, advice: A. }}\n");
        let code = "codes:\n  not_found: { http: 404, bucket: zzz, meaning: Not there. }\n";
        let loaded = load(&whole(&format!("buckets:\n{}{code}", (0..count).map(bucket).collect::<String>())));
        let [found] = loaded.report.diagnostics() else { panic!("{}", rendered(&loaded)) };
        assert_eq!(found.rule.id, "unknown-bucket");
        assert_eq!(found.help.iter().any(|help| help.starts_with("the buckets are `")), is_listed, "{count}");
        assert_eq!(found.help.len(), usize::from(is_listed));
    }
}
