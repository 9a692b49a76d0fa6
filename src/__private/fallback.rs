//! Which code is the fallback for a status, and which status is sent?

/// Returns the code of this status, or else that of its class; anything below 500 belongs to the first class.
pub fn fallback<C: Copy>(http_status: u16, client: C, server: C, statuses: &[(u16, C)]) -> C {
    match statuses.iter().find(|(status, _)| *status == http_status) {
        Some((_, code)) => *code,
        None if http_status < 500 => client,
        None => server,
    }
}

/// Returns the status that is sent for this one: that of the first range that has it, or else itself.
pub fn fallback_status(http_status: u16, sent: &[(u16, u16, u16)]) -> u16 {
    let range = sent.iter().find(|(first, last, _)| (*first..=*last).contains(&http_status));
    range.map_or(http_status, |&(_, _, sent)| sent)
}
