//! Merge conflicts that nobody resolved: lines that begin with the markers of Git and other tools.

use std::ops::Range;

use crate::report::Diagnostic;
use crate::rules;
use crate::site::{FileId, Site};

/// The signs of which seven make a marker, in the order of a conflict, each with its label.
const MARKERS: [(u8, &str); 4] = [
    (b'<', "one version starts here"),
    (b'|', "the common ancestor starts here"),
    (b'=', "the other version starts here"),
    (b'>', "the conflict ends here"),
];
const LENGTH: usize = 7;

struct Marker {
    sign: u8,
    label: &'static str,
    range: Range<usize>,
}

/// The diagnostic for a text with errors that has conflicts; single markers count where `is_broken`, as they may be
/// part of a string elsewhere.
pub(super) fn find(text: &str, file: FileId, is_broken: bool) -> Option<Diagnostic> {
    let mut first = Vec::<Marker>::new();
    let (mut conflicts, mut ended) = (0, false);
    for marker in markers(text) {
        if marker.sign == b'<' {
            conflicts += 1;
            // The next one begins.
            ended |= !first.is_empty();
        }
        if !ended {
            ended = marker.sign == b'>';
            first.push(marker);
        }
    }
    let has = |sign| first.iter().any(|marker| marker.sign == sign);
    let is_whole = [b'<', b'=', b'>'].into_iter().all(has);
    if !is_broken && !is_whole {
        return None;
    }
    let site = |range: &Range<usize>| {
        let [start, end] =
            [range.start, range.end].map(|at| u32::try_from(at).expect("a source is below 4 GiB"));
        Site { file, start, end }
    };
    let [start, others @ ..] = &*first else { return None };
    let message = match conflicts {
        0 | 1 => "encountered a merge conflict marker".to_owned(),
        _ => format!("encountered the markers of {conflicts} merge conflicts"),
    };
    let diagnostic = Diagnostic::new(&rules::SYNTAX, site(&start.range), message).label(start.label);
    let labeled = others
        .iter()
        .take(MARKERS.len() - 1)
        .fold(diagnostic, |diagnostic, marker| diagnostic.related(site(&marker.range), marker.label));
    let help = match conflicts {
        0 | 1 => "resolve the conflict: keep the lines that you want, and remove the markers",
        _ => "resolve each conflict: keep the lines that you want, and remove the markers",
    };
    Some(labeled.help(help))
}

/// The markers at the beginnings of lines. No block of text can have one there, because its lines are indented.
fn markers(text: &str) -> impl Iterator<Item = Marker> + '_ {
    let mut next = 0;
    text.as_bytes().split(|byte| matches!(byte, b'\n' | b'\r')).filter_map(move |line| {
        let at = next;
        next += line.len() + 1;
        let (sign, label) = MARKERS.into_iter().find(|(sign, _)| line.first() == Some(sign))?;
        let length = line.iter().take_while(|byte| **byte == sign).count();
        let is_marker = length == LENGTH && matches!(line.get(LENGTH), None | Some(b' '));
        is_marker.then_some(Marker { sign, label, range: at..at + LENGTH })
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::site::Sources;

    #[test]
    fn markers_begin_their_lines_and_have_seven_signs() {
        // Of each text: how many places are labeled if the text is broken, and if it is not.
        let cases = [
            ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\n", 3, 3),
            ("<<<<<<<\r\nb\r\n|||||||\r\n=======\r\nc\r\n>>>>>>>", 4, 4),
            ("<<<<<<< HEAD\nb\n=======\nc\n", 2, 0),
            ("<<<<<<< HEAD\nb\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n", 1, 0),
            ("a\n=======\n", 1, 0),
            (">>>>>>> topic\n<<<<<<< HEAD\n", 1, 0),
            ("  <<<<<<< HEAD\n  =======\n  >>>>>>> topic\n", 0, 0),
            ("<<<<<<<< HEAD\n========\n>>>>>> topic\n<<<<<<<x\n", 0, 0),
        ];
        for (text, broken, whole) in cases {
            let labeled = [true, false].map(|is_broken| {
                let file = Sources::default().add("errors.yaml", text);
                find(text, file, is_broken).map_or(0, |found| 1 + found.related.len())
            });
            assert_eq!(labeled, [broken, whole], "{text:?}");
        }
    }
}
