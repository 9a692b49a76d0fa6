//! How is a list searched that has values for only some rows?

/// Returns the value of a row; the list is sorted by row.
#[must_use]
pub(crate) const fn sparse<T>(list: &[(usize, T)], row: usize) -> Option<&T> {
    let (mut start, mut end) = (0, list.len());
    while start < end {
        let middle = usize::midpoint(start, end);
        let (of, value) = &list[middle];
        if *of == row {
            return Some(value);
        }
        if *of < row {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    None
}
