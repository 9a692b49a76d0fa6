//! Entries that are built by hand, with their methods in any order.

use std::fmt;

use errspec::{ApiErrorSpec, Bucket, Deprecated, Entry, Message, Retry};

static BUCKET: Bucket = Bucket::new("wait", "Wait", "Try again.", Retry::DEFAULT_AFTER_DELAY);
static DEPRECATED: Deprecated = Deprecated::new().instead("new").reason("It is *old*.");

#[test]
fn the_meaning_is_the_message_unless_there_is_one() {
    let entry = Entry::new("a", 400, &BUCKET);
    assert_eq!((entry.meaning, entry.message, entry.docs_url), ("", "", ""));
    let entry = entry.meaning("*A*.");
    assert_eq!((entry.meaning, entry.message), ("*A*.", "*A*."));
    let after = entry.message("A.");
    let before = Entry::new("a", 400, &BUCKET).message("A.").meaning("*A*.");
    assert_eq!((after.meaning, after.message), ("*A*.", "A."));
    assert_eq!(before, after);
}

#[test]
fn an_entry_knows_whether_it_is_sent_over_http_and_deprecated() {
    const OLD: Entry = Entry::new("old", 503, &BUCKET).without_http().deprecated(&DEPRECATED);
    assert_eq!((OLD.http_status, OLD.http), (503, None));
    assert_eq!(OLD.deprecated, Some(&DEPRECATED));
    assert_eq!((DEPRECATED.instead, DEPRECATED.reason), (Some("new"), Some("It is *old*.")));
    let new = Entry::new("new", 503, &BUCKET);
    assert_eq!((new.http_status, new.http, new.deprecated), (503, Some(503), None));
}

#[test]
fn a_message_is_what_the_error_writes() {
    struct Counted(u32);

    impl ApiErrorSpec for Counted {
        fn entry(&self) -> Entry {
            Entry::new("counted", 400, &BUCKET).meaning("Counted.")
        }

        fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "Counted to {}.", self.0)
        }
    }

    let error = Counted(7);
    assert_eq!(error.message().to_string(), "Counted to 7.");
    let boxed: Box<dyn ApiErrorSpec> = Box::new(error);
    assert_eq!(boxed.message().to_string(), "Counted to 7.");
    let message = Message::new(&*boxed);
    assert_eq!(format!("{message:?}"), "Message(Counted to 7.)");
}
