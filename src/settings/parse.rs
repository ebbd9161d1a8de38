//! Understanding the text of `deskcheck.toml`: what holds is kept, what does not is a problem with
//! its place.

use std::ops::Range;

use serde::Deserialize;
use toml::de::{DeTable, DeValue, Deserializer, Error};
use toml::{Spanned, de::DeString};

use super::{Settings, register};
use crate::text::{Span, bom_len};

/// What a settings file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The settings, without those that are wrong.
    pub settings: Settings,
    /// What is wrong, in order of its place.
    pub problems: Vec<Problem>,
}

/// Something in a settings file that cannot be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands in the file's text.
    pub span: Span,
    /// What is wrong and what would be right.
    pub message: String,
}

/// A file with more mistakes than this is not read to its end, and no more are told.
const MOST_PROBLEMS: usize = 50;

/// Understands the text of a settings file. `checks` are the names of the checks there are; every
/// other name is a problem.
pub fn parse(text: &str, checks: &[&str]) -> Parsed {
    clean(text, checks).0
}

/// What a text says, and its table without what is wrong.
pub(super) fn clean<'a>(text: &'a str, checks: &[&str]) -> (Parsed, Spanned<DeTable<'a>>) {
    let base = bom_len(text);
    let text = &text[base..];
    let (mut table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<_> = errors.iter().map(|error| problem(error, text)).collect();
    unknown_checks(table.get_mut(), checks, &mut problems);
    register::contradictions(table.get_mut(), &mut problems);
    let mut rounds = 0;
    let settings = loop {
        match Settings::deserialize(Deserializer::from(table.clone())) {
            Ok(settings) => break settings,
            Err(error) => {
                let known = error.span().is_some_and(|span| remove(table.get_mut(), &span));
                let problem = problem(&error, text);
                // Where the syntax is broken already, the value is bound to be wrong as well.
                if problems.iter().all(|other| other.span != problem.span) {
                    problems.push(problem);
                }
                rounds += 1;
                if !known || rounds == MOST_PROBLEMS {
                    break Settings::default();
                }
            }
        }
    };
    for problem in &mut problems {
        problem.span = problem.span.shifted(base);
    }
    problems.sort_by_key(|problem| problem.span);
    problems.truncate(MOST_PROBLEMS);
    (Parsed { settings, problems }, table)
}

/// Takes out the levels of checks that do not exist.
fn unknown_checks(table: &mut DeTable<'_>, checks: &[&str], problems: &mut Vec<Problem>) {
    let Some(DeValue::Table(levels)) = table.get_mut("checks").map(Spanned::get_mut) else {
        return;
    };
    let unknown: Vec<Spanned<DeString<'_>>> =
        levels.keys().filter(|name| !checks.contains(&name.get_ref().as_ref())).cloned().collect();
    for name in unknown {
        let hint = did_you_mean(name.get_ref(), checks.iter().copied());
        let message = format!("there is no check `{}`{hint}", name.get_ref());
        problems.push(Problem { span: name.span().into(), message });
        levels.remove(name.get_ref().as_ref());
    }
}

/// Takes out the innermost entry at a place; false where there is none.
fn remove(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    // The span of a table is its header alone, so that every table has to be looked into.
    for (_, value) in table.iter_mut() {
        if let DeValue::Table(inner) = value.get_mut()
            && remove(inner, span)
        {
            return true;
        }
    }
    let inside = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    let found = table.iter().find(|(key, value)| inside(key.span()) || inside(value.span()));
    let Some(key) = found.map(|(key, _)| key.get_ref().to_string()) else { return false };
    table.remove(key.as_str()).is_some()
}

fn problem(error: &Error, text: &str) -> Problem {
    let span = error.span().unwrap_or_default();
    let span = text.floor_char_boundary(span.start)..text.ceil_char_boundary(span.end);
    Problem { span: span.into(), message: explain(error.message()) }
}

/// The parser's message in our own words, with the likeliest name that was meant.
fn explain(message: &str) -> String {
    // What is quoted in the message: first what was written, then what would have been right.
    let mut quoted = message.split('`').skip(1).step_by(2);
    if message.starts_with("unknown field") {
        let name = quoted.next().unwrap_or_default();
        format!("there is no setting `{name}` here{}", did_you_mean(name, quoted))
    } else if message.starts_with("unknown variant") {
        let value = quoted.next().unwrap_or_default();
        let right: Vec<_> = quoted.map(|value| format!("`{value}`")).collect();
        format!("`{value}` is not a value of this setting, which takes {}", right.join(", "))
    } else {
        message.to_owned()
    }
}

/// `; did you mean …?` where one of `names` is like `name`, else nothing.
pub fn did_you_mean<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    // Above .7 are slips of the finger and words left out, below it chance.
    let likeness = |other: &str| strsim::jaro_winkler(name, other);
    let nearest = names.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match nearest.filter(|nearest| likeness(nearest) > 0.7) {
        Some(nearest) => format!("; did you mean `{nearest}`?"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Level;

    const CHECKS: [&str; 3] = ["name-variant", "acronym-late", "placeholder"];

    fn problems(text: &str) -> Vec<(String, String)> {
        let parsed = parse(text, &CHECKS);
        let told = parsed.problems.into_iter();
        told.map(|problem| (problem.span.of(text).to_owned(), problem.message)).collect()
    }

    fn told(place: &str, message: &str) -> (String, String) {
        (place.to_owned(), message.to_owned())
    }

    #[test]
    fn a_good_file_has_no_problems() {
        let text = "[checks]\nname-variant = \"off\"\n[house]\naccept = [[\"Kyiv\", \"Kiev\"]]\n";
        let parsed = parse(text, &CHECKS);
        assert_eq!(parsed.problems, []);
        assert_eq!(parsed.settings.checks["name-variant"], Level::Off);
        assert_eq!(parsed.settings.house.accept[0], ["Kyiv", "Kiev"]);
    }

    #[test]
    fn unknown_names_are_told_with_what_was_meant() {
        let text = "[chekcs]\n[checks]\nname-varient = \"off\"\n[editor]\npatiance = 3\n";
        let expected = [
            told("chekcs", "there is no setting `chekcs` here; did you mean `checks`?"),
            told("name-varient", "there is no check `name-varient`; did you mean `name-variant`?"),
            told("patiance", "there is no setting `patiance` here; did you mean `patience`?"),
        ];
        assert_eq!(problems(text), expected);
    }

    #[test]
    fn a_wrong_value_leaves_its_neighbours_in_force() {
        let text = "[checks]\nplaceholder = \"loud\"\nacronym-late = \"off\"\n";
        let parsed = parse(text, &CHECKS);
        assert_eq!(parsed.settings.checks.get("placeholder"), None);
        assert_eq!(parsed.settings.checks["acronym-late"], Level::Off);
        let message = "`loud` is not a value of this setting, which takes \
                       `off`, `on`, `hint`, `info`, `warning`, `error`";
        assert_eq!(problems(text), [told("\"loud\"", message)]);
    }

    #[test]
    fn broken_text_still_gives_what_can_be_read() {
        let text = "[checks]\nplaceholder = \nacronym-late = \"off\"\n[editor\n";
        let parsed = parse(text, &CHECKS);
        assert!(!parsed.problems.is_empty());
        assert_eq!(parsed.settings.checks.get("acronym-late"), Some(&Level::Off));
    }

    #[test]
    fn a_byte_order_mark_moves_places() {
        let text = "\u{feff}[chekcs]\n";
        assert_eq!(problems(text)[0].0, "chekcs");
    }

    #[test]
    fn of_very_many_mistakes_the_first_are_told() {
        for text in ["x = 1\n".repeat(200), many_unknown_checks()] {
            let told = problems(&text);
            assert_eq!(told.len(), MOST_PROBLEMS, "{:?}", told.first());
        }
    }

    fn many_unknown_checks() -> String {
        let lines: Vec<_> = (0..200).map(|number| format!("check-{number} = \"off\"")).collect();
        format!("[checks]\n{}\n", lines.join("\n"))
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "\0", "[", "=", "[[checks]]", "checks = 3", "a.b.c = 1", "house = []\n[["]
        {
            parse(text, &CHECKS);
        }
    }
}
