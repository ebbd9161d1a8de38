//! Taking spellings or an acronym into the house style: the edits of a settings file's text, which
//! leave everything else in it as it stands. Writing the file is left to `server`.

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::layers::quoted;
use super::{Settings, parse};
use crate::text::{Edit, apply, bom_len, line_end};

/// What a desk can settle for good, so that a finding is not made again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Acceptance {
    /// Spellings that are right side by side.
    Spellings(Vec<String>),
    /// An acronym that every reader knows.
    Acronym(String),
}

impl Acceptance {
    /// What is accepted, as a menu entry names it.
    pub fn told(&self) -> String {
        match self {
            Self::Spellings(words) => {
                let words: Vec<_> = words.iter().map(|word| format!("“{word}”")).collect();
                words.join(" and ")
            }
            Self::Acronym(letters) => format!("{letters} as known to every reader"),
        }
    }

    /// Whether `settings` accept it already.
    pub fn holds(&self, settings: &Settings) -> bool {
        match self {
            Self::Spellings(words) => {
                let accepted = settings.house.accept.iter();
                accepted.into_iter().any(|group| words.iter().all(|word| group.contains(word)))
            }
            Self::Acronym(letters) => settings.house.acronyms.contains(letters),
        }
    }

    /// Takes it into `settings`.
    pub fn add_to(&self, settings: &mut Settings) {
        match self {
            Self::Spellings(words) => settings.house.accept.push(words.clone()),
            Self::Acronym(letters) => settings.house.acronyms.push(letters.clone()),
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Spellings(_) => "accept",
            Self::Acronym(_) => "acronyms",
        }
    }

    fn item(&self) -> String {
        match self {
            Self::Spellings(words) => {
                let words: Vec<_> = words.iter().map(|word| quoted(word)).collect();
                format!("[{}]", words.join(", "))
            }
            Self::Acronym(letters) => quoted(letters),
        }
    }
}

/// The edits of a settings file's text after which it accepts what it is asked to; none where it
/// does already. Comments, layout and line ends stay.
///
/// # Errors
///
/// Says why the text cannot be changed, as a sentence about the file: it is no TOML, or what stands
/// in the place has another shape.
pub fn accept(text: &str, acceptance: &Acceptance) -> Result<Vec<Edit>, String> {
    let before = parse(text, &[]).settings;
    if acceptance.holds(&before) {
        return Ok(Vec::new());
    }
    let base = bom_len(text);
    let body = &text[base..];
    let table = DeTable::parse(body).map_err(|error| broken(&error, body))?;
    let mut edits = place(body, table.get_ref(), acceptance).ok_or_else(|| strange(acceptance))?;
    for edit in &mut edits {
        edit.span = edit.span.shifted(base);
    }
    // Whatever shape the file has: it must say what it said, and this besides.
    let mut expected = before;
    acceptance.add_to(&mut expected);
    let after = parse(&apply(text, &edits), &[]).settings;
    if after == expected { Ok(edits) } else { Err(strange(acceptance)) }
}

/// Why a text is no TOML, as the rest of a sentence about the file.
pub(crate) fn broken(error: &toml::de::Error, text: &str) -> String {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() + 1;
    format!("is broken on line {line}: {}; mend it first", error.message())
}

fn strange(acceptance: &Acceptance) -> String {
    let (key, item) = (acceptance.key(), acceptance.item());
    format!("cannot be changed by itself; add `{item}` to `{key}` under `[house]` by hand")
}

fn place(body: &str, table: &DeTable<'_>, acceptance: &Acceptance) -> Option<Vec<Edit>> {
    let (key, item) = (acceptance.key(), acceptance.item());
    let line_end = line_end(body);
    let Some(house) = table.get("house") else {
        let gap = match body.trim() {
            "" => "",
            _ if body.ends_with('\n') => line_end,
            _ => &line_end.repeat(2),
        };
        let section = format!("{gap}[house]{line_end}{key} = [{item}]{line_end}");
        return Some(vec![Edit::insert(body.len(), section)]);
    };
    let DeValue::Table(inner) = house.get_ref() else { return None };
    match inner.get(key) {
        Some(list) => match list.get_ref() {
            DeValue::Array(items) => {
                Some(into_list(body, (list.span().start, list.span().end), items, &item, line_end))
            }
            _ => None,
        },
        None => new_list(body, house, inner, &format!("{key} = [{item}]"), line_end),
    }
}

/// A list that is not there yet: below the header, in the inline table, or beside the dotted keys.
fn new_list(
    body: &str,
    house: &Spanned<DeValue<'_>>,
    inner: &DeTable<'_>,
    list: &str,
    line_end: &str,
) -> Option<Vec<Edit>> {
    let at = house.span();
    match body.as_bytes().get(at.start)? {
        b'[' => {
            let end = end_of_line(body, at.end);
            Some(vec![Edit::insert(end, format!("{line_end}{list}"))])
        }
        b'{' => {
            let rest = if inner.is_empty() { "" } else { "," };
            Some(vec![Edit::insert(at.start + 1, format!(" {list}{rest}"))])
        }
        _ => {
            let first = inner.keys().map(|key| key.span().start).min()?;
            let start = body[..first].rfind('\n').map_or(0, |at| at + 1);
            Some(vec![Edit::insert(start, format!("house.{list}{line_end}"))])
        }
    }
}

/// Behind the last item of a list, on a line of its own where that has one.
fn into_list(
    body: &str,
    (start, end): (usize, usize),
    items: &DeArray<'_>,
    item: &str,
    line_end: &str,
) -> Vec<Edit> {
    let Some(last) = items.iter().last().map(Spanned::span) else {
        return vec![Edit::insert(start + 1, item)];
    };
    let line = body[..last.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &body[line..last.start];
    if line < start || !indent.trim().is_empty() {
        return vec![Edit::insert(last.end, format!(", {item}"))];
    }
    let behind = &body[last.end..end - 1];
    let own_line = format!("{line_end}{indent}{item}");
    // A comment behind the last item stays with it.
    let comma = comma(behind);
    let line_over = end_of_line(body, last.end + comma.map_or(0, |at| at + 1)).min(end - 1);
    match comma {
        Some(_) => vec![Edit::insert(line_over, format!("{own_line},"))],
        None if line_over == last.end => vec![Edit::insert(last.end, format!(",{own_line}"))],
        None => vec![Edit::insert(last.end, ","), Edit::insert(line_over, own_line)],
    }
}

/// Where the comma stands in what follows a list's last item: blanks and comments.
fn comma(behind: &str) -> Option<usize> {
    let mut comment = false;
    for (at, c) in behind.char_indices() {
        match c {
            '\n' => comment = false,
            '#' => comment = true,
            ',' if !comment => return Some(at),
            _ => {}
        }
    }
    None
}

/// The byte where the line of `from` ends, before its line break.
fn end_of_line(body: &str, from: usize) -> usize {
    let end = body[from..].find('\n').map_or(body.len(), |at| from + at);
    if body[from..end].ends_with('\r') { end - 1 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair() -> Acceptance {
        Acceptance::Spellings(vec!["Karvonen".into(), "Karwonen".into()])
    }

    fn accepted(text: &str) -> String {
        let edits = accept(text, &pair()).expect("it can be changed");
        apply(text, &edits)
    }

    #[test]
    fn a_list_that_is_not_there_is_made() {
        const LIST: &str = "accept = [[\"Karvonen\", \"Karwonen\"]]";
        for (before, after) in [
            ("", format!("[house]\n{LIST}\n")),
            ("[checks]", format!("[checks]\n\n[house]\n{LIST}\n")),
            ("[checks]\r\n", format!("[checks]\r\n\r\n[house]\r\n{LIST}\r\n")),
            (
                "\u{feff}[house] # ours\n\n[editor]\n",
                format!("\u{feff}[house] # ours\n{LIST}\n\n[editor]\n"),
            ),
            ("house = {}\n", format!("house = {{ {LIST}}}\n")),
            ("house = { acronyms = [] }\n", format!("house = {{ {LIST}, acronyms = [] }}\n")),
            ("# us\nhouse.acronyms = []\n", format!("# us\nhouse.{LIST}\nhouse.acronyms = []\n")),
        ] {
            assert_eq!(accepted(before), after, "{before}");
        }
    }

    #[test]
    fn a_list_that_is_there_grows_in_its_own_layout() {
        const NEW: &str = "[\"Karvonen\", \"Karwonen\"]";
        for (before, after) in [
            ("[]", format!("[{NEW}]")),
            ("[[\"a\", \"b\"]]", format!("[[\"a\", \"b\"], {NEW}]")),
            ("[[\"a\", \"b\"], ]", format!("[[\"a\", \"b\"], {NEW}, ]")),
            ("[\n  [\"a\"],\n]", format!("[\n  [\"a\"],\n  {NEW},\n]")),
            ("[\n  [\"a\"]\n]", format!("[\n  [\"a\"],\n  {NEW}\n]")),
            ("[\r\n\t[\"a\"]]", format!("[\r\n\t[\"a\"],\r\n\t{NEW}]")),
            ("[\n  [\"a\"], # why, so\n]", format!("[\n  [\"a\"], # why, so\n  {NEW},\n]")),
            ("[\n  [\"a\"] # why, so\n]", format!("[\n  [\"a\"], # why, so\n  {NEW}\n]")),
        ] {
            let file = |list: &str| format!("# ours\n[house]\naccept = {list} # end\n");
            assert_eq!(accepted(&file(before)), file(&after), "{before}");
        }
    }

    #[test]
    fn what_is_accepted_already_changes_nothing() {
        let text = "house.accept = [[\"Karwonen\", \"x\", \"Karvonen\"]]";
        assert_eq!(accept(text, &pair()), Ok(Vec::new()));
        let known = Acceptance::Acronym("EBRD".into());
        assert_eq!(accept("house.acronyms = [\"EBRD\"]", &known), Ok(Vec::new()));
    }

    #[test]
    fn an_acronym_joins_those_that_are_known() {
        let edits = accept("[house]\nacronyms = [\"NATO\"]\n", &Acceptance::Acronym("EBRD".into()));
        assert_eq!(edits, Ok(vec![Edit::insert(26, ", \"EBRD\"")]));
    }

    #[test]
    fn what_cannot_be_understood_is_left_alone() {
        for (text, part) in [
            ("[checks]\n[house\n", "is broken on line 2"),
            ("house = 3\n", "by hand"),
            ("[house]\naccept = 3\n", "by hand"),
        ] {
            let refused = accept(text, &pair()).expect_err("it is refused");
            assert!(refused.contains(part), "{text}: {refused}");
        }
    }

    #[test]
    fn marks_in_a_name_are_written_so_that_they_can_be_read() {
        let odd = Acceptance::Spellings(vec!["O\"Neill\\".into(), "O’Neill\u{7f}".into()]);
        let edits = accept("", &odd).expect("it can be changed");
        assert!(odd.holds(&parse(&apply("", &edits), &[]).settings));
    }
}
