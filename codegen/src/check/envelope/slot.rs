//! Which value does a placeholder stand for?

use crate::model::envelope::Slot;

/// The placeholders that every envelope can have, each with its slot.
pub(super) const SLOTS: [(&str, Slot); 10] = [
    ("code", Slot::Code),
    ("message", Slot::Message),
    ("meaning", Slot::Meaning),
    ("http", Slot::Http),
    ("reason", Slot::Reason),
    ("docs_url", Slot::DocsUrl),
    ("bucket", Slot::Bucket),
    ("retry_after", Slot::RetryAfter),
    ("request_id", Slot::RequestId),
    ("details", Slot::Details),
];

pub(super) fn of_name(name: &str) -> Option<Slot> {
    SLOTS.iter().find(|(known, _)| *known == name).map(|(_, slot)| slot.clone())
}
