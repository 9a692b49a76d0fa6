//! Which code stands in for a status?

/// The code of that status, else that of its class; whatever is below 500 is of the first.
pub fn fallback<C: Copy>(http_status: u16, client: C, server: C, statuses: &[(u16, C)]) -> C {
    match statuses.iter().find(|(status, _)| *status == http_status) {
        Some((_, code)) => *code,
        None if http_status < 500 => client,
        None => server,
    }
}
