//! Which code is the fallback for a status?

/// Returns the code of this status, or else that of its class; anything below 500 belongs to the first class.
pub fn fallback<C: Copy>(http_status: u16, client: C, server: C, statuses: &[(u16, C)]) -> C {
    match statuses.iter().find(|(status, _)| *status == http_status) {
        Some((_, code)) => *code,
        None if http_status < 500 => client,
        None => server,
    }
}
