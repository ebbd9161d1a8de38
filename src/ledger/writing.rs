//! Changing a ledger's text: an entry more, an entry renewed, an entry less. Everything else in the
//! file stays as it stands.

use rustc_hash::FxHashSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Fingerprint, Ledger};
use crate::settings::{broken, quoted};
use crate::text::{Edit, Span, apply, line_end};

/// The ledger's text with `entries` in it, each in place of the entry for the lapsed sentence that
/// is named with it, else at the end. What an entry says nothing of stays as the lapsed entry had it,
/// save who verified it. A sentence that stands verified is left alone.
///
/// # Errors
///
/// Says why the text cannot be changed, as a sentence about the file.
pub fn verify(text: &str, entries: &[(Entry, Option<&str>)]) -> Result<String, String> {
    let mut ledger = read(text)?;
    let before = ledger.entries.len();
    let mut standing = ledger.standing();
    let mut renewed = FxHashSet::default();
    for (entry, lapsed) in entries {
        if !standing.insert(Fingerprint::of(&entry.sentence)) {
            continue;
        }
        let old = lapsed.and_then(|old| {
            let mut known = ledger.entries[..before].iter().enumerate();
            known.find(|(at, entry)| entry.sentence == old && !renewed.contains(at))
        });
        if let Some(at) = old.map(|(at, _)| at) {
            let known = &mut ledger.entries[at];
            let source = if entry.source.is_empty() { &known.source } else { &entry.source };
            *known = Entry { source: source.clone(), ..entry.clone() };
            renewed.insert(at);
        } else {
            ledger.entries.push(entry.clone());
        }
    }
    let changed = renew(text, &ledger, &renewed);
    let changed = changed.map(|text| append(text, &ledger.entries[before..]));
    agreed(changed, &ledger)
}

/// The ledger's text without the entries for `sentences`.
///
/// # Errors
///
/// Says why the text cannot be changed, as a sentence about the file.
pub fn withdraw(text: &str, sentences: &[&str]) -> Result<String, String> {
    let mut ledger = read(text)?;
    let prints: FxHashSet<_> = sentences.iter().map(|one| Fingerprint::of(one)).collect();
    let stays = |entry: &Entry| !prints.contains(&Fingerprint::of(&entry.sentence));
    let all = ledger.entries.iter().enumerate();
    let gone: Vec<usize> = all.filter(|(_, entry)| !stays(entry)).map(|(at, _)| at).collect();
    ledger.entries.retain(stays);
    agreed(without(text, &gone), &ledger)
}

fn read(text: &str) -> Result<Ledger, String> {
    Ledger::parse(text).map_err(|error| broken(&error, text))
}

/// Whatever shape the file has: it must say what it said, save for the entries meant.
fn agreed(changed: Option<String>, expected: &Ledger) -> Result<String, String> {
    let same = |text: &String| Ledger::parse(text).is_ok_and(|ledger| ledger == *expected);
    changed.filter(same).ok_or_else(|| "cannot be changed by itself: change it by hand".to_owned())
}

fn append(mut text: String, entries: &[Entry]) -> String {
    let end = line_end(&text);
    for entry in entries {
        if !text.trim().is_empty() {
            text.push_str(if text.ends_with('\n') { end } else { "\n\n" });
        }
        text.push_str("[[entry]]");
        for (key, value) in fields(entry) {
            text.extend([end, key, " = ", &quoted(value)]);
        }
        text.push_str(end);
    }
    text
}

fn fields(entry: &Entry) -> [(&'static str, &str); 4] {
    [("sentence", &entry.sentence), ("source", &entry.source), ("by", &entry.by), ("on", &entry.on)]
}

/// The text with the entries at these places as `ledger` has them.
fn renew(text: &str, ledger: &Ledger, places: &FxHashSet<usize>) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let mut edits = Vec::new();
    for &at in places {
        let old = entry_table(table.get_ref(), at)?;
        let behind = old.get("sentence")?.span().end;
        edits.extend(fields(&ledger.entries[at]).map(|(key, value)| match old.get(key) {
            Some(old) => Edit::replace(old.span().into(), quoted(value)),
            None => Edit::insert(behind, format!("{}{key} = {}", line_end(text), quoted(value))),
        }));
    }
    Some(apply(text, &edits))
}

/// The text without the entries at these places, in ascending order.
fn without(text: &str, places: &[usize]) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let mut edits: Vec<Edit> = Vec::new();
    for &at in places {
        let span = whole(text, entry_table(table.get_ref(), at)?)?;
        if edits.last().is_some_and(|last| span.start < last.span.end) {
            return None;
        }
        edits.push(Edit::delete(span));
    }
    Some(apply(text, &edits))
}

/// From the line of the entry's header to that of its last value, and the empty line behind it.
fn whole(text: &str, entry: &DeTable<'_>) -> Option<Span> {
    let first = entry.keys().map(|key| key.span().start).min()?;
    let last = entry.values().map(|value| value.span().end).max()?;
    let start = text[..first].rfind("[[")?;
    let line = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    let mut end = line(last);
    if text[end..line(end)].trim().is_empty() {
        end = line(end);
    }
    Some(Span::new(start, end))
}

fn entry_table<'a, 'b>(table: &'a DeTable<'b>, at: usize) -> Option<&'a DeTable<'b>> {
    match table.get("entry")?.get_ref() {
        DeValue::Array(entries) => match entries.get(at).map(Spanned::get_ref)? {
            DeValue::Table(entry) => Some(entry),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "# The desk's ledger\n\n[[entry]]\nsentence = \"It rained.\" # all day\n\
                       by = \"AB\"\n\n# The bridge\n[[entry]]\nsentence = \"It cost $3 million.\"\n\
                       source = \"budget, page 4\"\nby = \"AB\"\non = \"2026-01-08\"\n";

    fn entry(sentence: &str) -> Entry {
        let (by, on) = ("CD".to_owned(), "2026-02-03".to_owned());
        Entry { sentence: sentence.to_owned(), by, on, ..Entry::default() }
    }

    fn verify(text: &str, entry: &Entry, lapsed: Option<&str>) -> Result<String, String> {
        super::verify(text, &[(entry.clone(), lapsed)])
    }

    fn withdraw(text: &str, sentence: &str) -> Result<String, String> {
        super::withdraw(text, &[sentence])
    }

    #[test]
    fn a_sentence_is_added_at_the_end() {
        const NEW: &str = "[[entry]]\nsentence = \"It snowed.\"\nsource = \"\"\nby = \"CD\"\non = \"2026-02-03\"\n";
        let added = |text: &str| verify(text, &entry("It snowed."), None).expect("it can be");
        assert_eq!(added(""), NEW);
        assert_eq!(added(OLD), format!("{OLD}\n{NEW}"));
        assert_eq!(added(OLD.trim_end()), format!("{OLD}\n{NEW}"));
        let windows = OLD.replace('\n', "\r\n");
        assert_eq!(added(&windows), format!("{OLD}\n{NEW}").replace('\n', "\r\n"));
    }

    #[test]
    fn a_sentence_that_stands_is_left_alone() {
        assert_eq!(verify(OLD, &entry("it RAINED"), None).as_deref(), Ok(OLD));
    }

    #[test]
    fn a_lapsed_entry_is_renewed_in_its_place() {
        let renewed = verify(OLD, &entry("It cost $4 million."), Some("It cost $3 million."));
        let expected = OLD
            .replace("$3 million", "$4 million")
            .replace("by = \"AB\"\non = \"2026-01-08\"", "by = \"CD\"\non = \"2026-02-03\"");
        assert_eq!(renewed, Ok(expected));
        let renewed = verify(OLD, &entry("It snowed."), Some("It rained.")).expect("it can be");
        assert!(renewed.contains("# all day\nby = \"CD\"\n\n# The bridge"), "{renewed}");
        assert_eq!(Ledger::parse(&renewed).map(|ledger| ledger.entries.len()), Ok(2));
    }

    #[test]
    fn an_entry_is_taken_out_with_nothing_around_it() {
        let left = withdraw(OLD, "it cost $3 million").expect("it can be");
        assert_eq!(left, &OLD[..OLD.find("[[entry]]\nsentence = \"It cost").expect("there")]);
        let left = withdraw(OLD, "It rained.").expect("it can be");
        assert!(left.starts_with("# The desk's ledger\n\n# The bridge\n[[entry]]"), "{left}");
        assert_eq!(withdraw(OLD, "It snowed.").as_deref(), Ok(OLD));
    }

    #[test]
    fn many_at_once_are_as_many_one_by_one() {
        let (rain, cost) = (Some("It rained."), Some("It cost $3 million."));
        let all = [
            (entry("It snowed."), rain),
            (entry("It hailed."), rain),
            (entry("It HAILED"), None),
            (entry("It cost $4 million."), cost),
        ];
        let together = super::verify(OLD, &all).expect("it can be");
        let one_by_one =
            all.iter().try_fold(OLD.to_owned(), |text, (entry, old)| verify(&text, entry, *old));
        assert_eq!(one_by_one.as_ref(), Ok(&together));
        assert_eq!(Ledger::parse(&together).map(|ledger| ledger.entries.len()), Ok(3));
        let sentences = ["It snowed.", "It hailed.", "It cost $4 million."];
        let left = super::withdraw(&together, &sentences).expect("it can be");
        assert_eq!(left, "# The desk's ledger\n\n# The bridge\n");
    }

    #[test]
    fn what_cannot_be_understood_is_left_alone() {
        for (text, part) in [
            ("[[entry]]\nsentense = \"\"\n", "is broken on line 2"),
            ("entry = [{ sentence = \"It rained.\" }]\n", "by hand"),
        ] {
            let refused = verify(text, &entry("It snowed."), Some("It rained."));
            assert!(refused.expect_err("it is refused").contains(part), "{text}");
        }
        let inline = "# [[\nentry = [{ sentence = \"A b.\" }, { sentence = \"C d.\" }]\n";
        assert!(super::withdraw(inline, &["A b.", "C d."]).is_err());
    }
}
