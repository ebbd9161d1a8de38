//! Changing a ledger's text: an entry more, an entry renewed, an entry less. Everything else in the
//! file stays as it stands.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Fingerprint, Ledger};
use crate::settings::{broken, quoted};
use crate::text::{Edit, Span, apply};

/// The ledger's text with `entry` in it: in place of the entry for the sentence `lapsed`, else at
/// the end. What `entry` says nothing of stays as the lapsed entry had it, save who verified it. A
/// sentence that stands verified is left alone.
///
/// # Errors
///
/// Says why the text cannot be changed, as a sentence about the file.
pub fn verify(text: &str, entry: &Entry, lapsed: Option<&str>) -> Result<String, String> {
    let mut ledger = read(text)?;
    if ledger.stands(&entry.sentence) {
        return Ok(text.to_owned());
    }
    let at = lapsed.and_then(|old| ledger.entries.iter().position(|entry| entry.sentence == old));
    let changed = if let Some(at) = at {
        let renewed = &mut ledger.entries[at];
        let source = if entry.source.is_empty() { &renewed.source } else { &entry.source };
        *renewed = Entry { source: source.clone(), ..entry.clone() };
        renew(text, at, renewed)
    } else {
        ledger.entries.push(entry.clone());
        Some(append(text, entry))
    };
    agreed(changed, &ledger)
}

/// The ledger's text without the entries for `sentence`.
///
/// # Errors
///
/// Says why the text cannot be changed, as a sentence about the file.
pub fn withdraw(text: &str, sentence: &str) -> Result<String, String> {
    let mut text = text.to_owned();
    let mut ledger = read(&text)?;
    let print = Fingerprint::of(sentence);
    let is_it = |entry: &Entry| Fingerprint::of(&entry.sentence) == print;
    while let Some(at) = ledger.entries.iter().rposition(is_it) {
        ledger.entries.remove(at);
        text = agreed(without(&text, at), &ledger)?;
    }
    Ok(text)
}

fn read(text: &str) -> Result<Ledger, String> {
    Ledger::parse(text).map_err(|error| broken(&error, text))
}

/// Whatever shape the file has: it must say what it said, save for the one entry.
fn agreed(changed: Option<String>, expected: &Ledger) -> Result<String, String> {
    let same = |text: &String| Ledger::parse(text).is_ok_and(|ledger| ledger == *expected);
    changed.filter(same).ok_or_else(|| "cannot be changed by itself: change it by hand".to_owned())
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn append(text: &str, entry: &Entry) -> String {
    let end = line_end(text);
    let mut out = text.to_owned();
    if !text.trim().is_empty() {
        out.push_str(if text.ends_with('\n') { end } else { "\n\n" });
    }
    out.push_str("[[entry]]");
    for (key, value) in fields(entry) {
        out.extend([end, key, " = ", &quoted(value)]);
    }
    out.push_str(end);
    out
}

fn fields(entry: &Entry) -> [(&'static str, &str); 4] {
    [("sentence", &entry.sentence), ("source", &entry.source), ("by", &entry.by), ("on", &entry.on)]
}

fn renew(text: &str, at: usize, entry: &Entry) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let old = entry_table(table.get_ref(), at)?;
    let behind = old.get("sentence")?.span().end;
    let edit = |(key, value): (&str, &str)| match old.get(key) {
        Some(old) => Edit::replace(old.span().into(), quoted(value)),
        None => Edit::insert(behind, format!("{}{key} = {}", line_end(text), quoted(value))),
    };
    let edits: Vec<Edit> = fields(entry).map(edit).to_vec();
    Some(apply(text, &edits))
}

/// From the line of the entry's header to that of its last value, and the empty line behind it.
fn without(text: &str, at: usize) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let entry = entry_table(table.get_ref(), at)?;
    let first = entry.keys().map(|key| key.span().start).min()?;
    let last = entry.values().map(|value| value.span().end).max()?;
    let start = text[..first].rfind("[[")?;
    let line = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    let mut end = line(last);
    if text[end..line(end)].trim().is_empty() {
        end = line(end);
    }
    Some(apply(text, &[Edit::delete(Span::new(start, end))]))
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
    fn what_cannot_be_understood_is_left_alone() {
        for (text, part) in [
            ("[[entry]]\nsentense = \"\"\n", "is broken on line 2"),
            ("entry = [{ sentence = \"It rained.\" }]\n", "by hand"),
        ] {
            let refused = verify(text, &entry("It snowed."), Some("It rained."));
            assert!(refused.expect_err("it is refused").contains(part), "{text}");
        }
    }
}
