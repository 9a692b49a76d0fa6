//! How is a list searched that has something of a few rows?

/// What the list has of a row; it is in the order of the rows.
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
