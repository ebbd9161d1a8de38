//! A page as sections with fenced blocks.

use std::ops::Range;

use deskcheck::checks::Check;
use libtest_mimic::{Failed, Trial};

use crate::case::Case;

/// A page and the tests on it.
pub(crate) struct Page {
    /// What the names of its tests begin with.
    name: String,
    /// All of it.
    pub(crate) text: String,
    cases: Vec<Case>,
}

/// A heading with the fenced blocks under it, up to the next heading.
#[derive(Debug, Default)]
pub(crate) struct Section {
    /// The heading's text.
    pub(crate) heading: String,
    /// Its blocks in order.
    pub(crate) fences: Vec<Fence>,
}

/// A fenced block.
#[derive(Clone, Debug)]
pub(crate) struct Fence {
    /// The words after the opening fence.
    pub(crate) info: String,
    /// The file named in a line of its own before the block: `` `wire.txt`: ``.
    pub(crate) file: Option<String>,
    /// The content's bytes in the page, with the last line break.
    pub(crate) body: Range<usize>,
    /// The line of the opening fence, from 1.
    pub(crate) line: usize,
}

impl Fence {
    /// The first of the info words.
    pub(crate) fn kind(&self) -> &str {
        self.info.split_whitespace().next().unwrap_or_default()
    }

    /// What stands after the first of the info words.
    pub(crate) fn rest(&self) -> &str {
        self.info.trim_start().strip_prefix(self.kind()).unwrap_or_default().trim()
    }
}

impl Page {
    /// Reads a page; `check` is the one whose page it is.
    pub(crate) fn read(
        name: &str,
        check: Option<&'static Check>,
        text: String,
    ) -> Result<Self, String> {
        let mut cases: Vec<Case> = Vec::new();
        for section in sections(&text) {
            let case = Case::read(&section, check, &text)
                .map_err(|problem| format!("{name}, under “{}”: {problem}", section.heading))?;
            cases.extend(case);
        }
        number_doubles(&mut cases);
        Ok(Self { name: name.to_owned(), text, cases })
    }

    /// Its tests.
    pub(crate) fn trials(&self) -> Vec<Trial> {
        let mut trials = Vec::new();
        for case in self.cases.iter().cloned() {
            let name = format!("{}::{}", self.name, case.heading);
            if case.fixes_are_tested() {
                let case = case.clone();
                let test = move || {
                    case.try_fixes().and_then(|()| case.try_acceptances()).map_err(Failed::from)
                };
                trials.push(Trial::test(format!("{name}::fixes"), test));
            }
            trials.push(Trial::test(name, move || case.judge().map_err(Failed::from)));
        }
        trials
    }

    /// Its text with the marks, `fixed` and `hover` blocks rewritten to what is found now.
    pub(crate) fn updated(&self) -> String {
        let mut changes: Vec<(Range<usize>, String)> =
            self.cases.iter().flat_map(Case::updates).collect();
        changes.sort_by_key(|(range, _)| range.start);
        let mut text = self.text.clone();
        for (range, new) in changes.into_iter().rev() {
            text.replace_range(range, &new);
        }
        text
    }
}

/// Two headings of one name on one page are two tests of two names.
fn number_doubles(cases: &mut [Case]) {
    for at in 1..cases.len() {
        let (before, rest) = cases.split_at_mut(at);
        let heading = rest[0].heading.clone();
        let same = |case: &&Case| case.heading.split(" (").next() == Some(heading.as_str());
        let doubles = before.iter().filter(same).count();
        if doubles > 0 {
            rest[0].heading = format!("{heading} ({})", doubles + 1);
        }
    }
}

/// The sections of a page. Headings inside fenced blocks are none.
pub(crate) fn sections(text: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut open: Option<(&str, Fence)> = None;
    let mut file = None;
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        if let Some((marks, fence)) = &mut open {
            if closes(line, marks) {
                fence.body.end = start;
                let done = fence.clone();
                open = None;
                sections.last_mut().expect("there is one from the start").fences.push(done);
            }
        } else if let Some((marks, info)) = opens(line) {
            let (info, file) = (info.to_owned(), file.take());
            open = Some((marks, Fence { info, file, body: at..at, line: number + 1 }));
        } else if let Some(heading) = heading(line) {
            sections.push(Section { heading: heading.to_owned(), fences: Vec::new() });
        } else if !line.is_empty() {
            file = file_name(line);
        }
    }
    sections
}

fn opens(line: &str) -> Option<(&str, &str)> {
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = line.trim_start_matches(mark);
    let marks = &line[..line.len() - info.len()];
    (marks.len() >= 3 && !info.contains(mark)).then_some((marks, info.trim()))
}

fn closes(line: &str, marks: &str) -> bool {
    line.starts_with(marks) && line.trim_start_matches(&marks[..1]).is_empty()
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=6).contains(&level).then(|| text.strip_prefix(' ')).flatten().map(str::trim)
}

fn file_name(line: &str) -> Option<String> {
    let name = line.strip_prefix('`')?.strip_suffix("`:")?;
    (!name.contains('`')).then(|| name.to_owned())
}
