//! Titles and offices before a name.

use std::ops::Range;

use super::kind;
use super::run::Run;
use super::scan::Scanner;
use crate::language::{Classes, Shape, TokenKind};

/// A name and its title, as ranges of tokens.
type Titled = (Range<usize>, Option<Range<usize>>);

/// Divides a run into names and the titles before them: *Microsoft CEO Ann Lee* names a company and
/// a person, *Prime Minister* nobody.
pub(super) fn split(scan: &Scanner<'_>, run: &Run, range: Range<usize>) -> Vec<Titled> {
    let Some(last) = last_title(scan, &range) else {
        let title = lower_case_title(scan, run, range.start);
        return vec![(range, title)];
    };
    // *Editor’s Note* has no title: it is a note, and the editor's.
    if scan.tokens.get(last + 1).is_some_and(|next| next.kind == TokenKind::Clitic) {
        return vec![(range, None)];
    }
    let mut out = Vec::new();
    let first = (range.start..last).find(|&at| is_title_word(scan, at)).unwrap_or(last);
    if is_holder(scan, range.start..first) {
        out.push((range.start..first, None));
    }
    let name = behind_office(scan, last + 1..range.end);
    if !name.is_empty() {
        out.push((name.clone(), Some(range.start..name.start)));
    }
    out
}

/// The last word of the title that a run opens with. A title's words stand together, so the first
/// word that is none ends it.
fn last_title(scan: &Scanner<'_>, range: &Range<usize>) -> Option<usize> {
    let heads = Classes::TITLE | Classes::HONORIFIC;
    let mut found = None;
    for at in range.clone() {
        let given = scan.is(at, Classes::GIVEN_NAME) && at + 1 < range.end;
        let name = given || is_initials(scan, at) || !is_title_word(scan, at);
        if found.is_some() && name {
            break;
        }
        let head = scan.is(at, heads) && !kind::is_saint(scan.text(at));
        if head && scan.tokens[at].is_capitalised() && !(given && found.is_none()) {
            found = Some(at);
        }
    }
    found
}

/// Whether a form of address in capitals is somebody's initials behind a title: *Dr. DJ Ostrin*.
fn is_initials(scan: &Scanner<'_>, at: usize) -> bool {
    scan.tokens[at].shape == Shape::Upper
        && scan.is(at, Classes::HONORIFIC)
        && !scan.is(at, Classes::TITLE | Classes::TITLE_MODIFIER)
}

fn is_title_word(scan: &Scanner<'_>, at: usize) -> bool {
    scan.is(at, Classes::TITLE | Classes::TITLE_MODIFIER | Classes::HONORIFIC)
        && !kind::is_saint(scan.text(at))
}

/// Whether the words before an office are a body of their own: *Microsoft* in *Microsoft CEO*.
fn is_holder(scan: &Scanner<'_>, words: Range<usize>) -> bool {
    let only = Classes::DEMONYM | Classes::FUNCTION_WORD;
    !words.is_empty() && !words.clone().all(|at| scan.is(at, only) || scan.ordinary(at))
}

/// The name behind an office that goes on: *of State John Kerry*.
fn behind_office(scan: &Scanner<'_>, rest: Range<usize>) -> Range<usize> {
    if rest.is_empty() || !matches!(scan.text(rest.start), "of" | "for") {
        return rest;
    }
    let office = Classes::PLACE | Classes::DEMONYM | Classes::ORGANISATION_HEAD;
    let mut start = rest.start + 1;
    while start < rest.end && (scan.is(start, office) || scan.ordinary(start)) {
        start += 1;
    }
    start..rest.end
}

/// *president* in *president Ann Lee*, *prime minister* in *prime minister Ann Lee*.
fn lower_case_title(scan: &Scanner<'_>, run: &Run, name: usize) -> Option<Range<usize>> {
    let sentence_start = run.start.min(name);
    let mut start = name;
    while start > 0 && scan.is(start - 1, Classes::TITLE | Classes::TITLE_MODIFIER) {
        let before = &scan.tokens[start - 1];
        if before.is_capitalised() || scan.tokens[start].glued {
            break;
        }
        start -= 1;
    }
    let heads = Classes::TITLE | Classes::HONORIFIC;
    (start < sentence_start && scan.is(name - 1, heads)).then_some(start..name)
}
