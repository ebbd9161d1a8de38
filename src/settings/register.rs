//! What cannot be meant in the lists of `[house]`, whose shape alone does not tell.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::parse::Problem;

/// Takes out what contradicts itself in the house's lists, and says so: a name that is right in one
/// place and to be corrected in another, a group that says nothing.
pub(super) fn contradictions(table: &mut DeTable<'_>, problems: &mut Vec<Problem>) {
    let Some(DeValue::Table(house)) = table.get_mut("house").map(Spanned::get_mut) else { return };
    for (key, least, message) in LISTS {
        if let Some(list) = array(house, key) {
            retain(list, problems, |group| {
                let texts = texts(group);
                // A group that is empty is one that somebody is about to fill.
                let first = texts.first()?;
                (first.is_empty() || texts.len() < least).then(|| message.to_owned())
            });
        }
    }
    let Some(names) = array(house, "names") else { return };
    let right: HashSet<String> =
        names.iter().filter_map(|group| texts(group).into_iter().next()).collect();
    retain(names, problems, |group| {
        let wrong = texts(group).into_iter().skip(1).find(|text| right.contains(text))?;
        Some(format!(
            "“{wrong}” is to be corrected here and is the right spelling of another entry"
        ))
    });
}

/// The lists, how many texts each of their groups has to hold, and what is said of one that has fewer.
const LISTS: [(&str, usize, &str); 3] = [
    ("accept", 2, "two spellings are needed to be right side by side"),
    ("names", 1, "an entry begins with the right spelling"),
    ("roles", 2, "an entry is a name and at least one office"),
];

fn array<'a, 'b>(house: &'a mut DeTable<'b>, key: &str) -> Option<&'a mut DeArray<'b>> {
    match house.get_mut(key).map(Spanned::get_mut) {
        Some(DeValue::Array(list)) => Some(list),
        _ => None,
    }
}

/// The texts of a group. A group of another shape is left to the types.
fn texts(group: &Spanned<DeValue<'_>>) -> Vec<String> {
    let DeValue::Array(items) = group.get_ref() else { return Vec::new() };
    let texts = items.iter().filter_map(|item| match item.get_ref() {
        DeValue::String(text) => Some(text.trim().to_owned()),
        _ => None,
    });
    texts.collect()
}

/// Keeps the groups of which nothing is to be said.
fn retain<'a>(
    list: &mut DeArray<'a>,
    problems: &mut Vec<Problem>,
    wrong: impl Fn(&Spanned<DeValue<'a>>) -> Option<String>,
) {
    let of_texts = |group: &Spanned<DeValue<'a>>| match group.get_ref() {
        DeValue::Array(items) => {
            items.iter().all(|item| matches!(item.get_ref(), DeValue::String(_)))
        }
        _ => false,
    };
    let mut told = |group: &Spanned<DeValue<'a>>| {
        let message = if of_texts(group) { wrong(group) } else { None };
        let span = group.span();
        problems.extend(message.clone().map(|message| Problem { span: span.into(), message }));
        message.is_some()
    };
    *list =
        std::mem::replace(list, DeArray::new()).into_iter().filter(|group| !told(group)).collect();
}

#[cfg(test)]
mod tests {
    use crate::settings::parse;

    #[test]
    fn what_contradicts_itself_is_told_and_left_out() {
        for (list, place, part) in [
            ("accept = [[\"Kyiv\"]]", "[\"Kyiv\"]", "two spellings"),
            ("names = [[\" \"]]", "[\" \"]", "begins with the right spelling"),
            ("roles = [[\"Ann Lee\"]]", "[\"Ann Lee\"]", "at least one office"),
            (
                "names = [[\"Kyiv\", \"Kiev\"], [\"Kiev\"]]",
                "[\"Kyiv\", \"Kiev\"]",
                "“Kiev” is to be corrected here",
            ),
        ] {
            let text = format!("[house]\n{list}\nacronyms = [\"RTA\"]\n");
            let parsed = parse(&text, &[]);
            let told: Vec<_> = parsed.problems.iter().map(|one| one.span.of(&text)).collect();
            assert_eq!(told, [place], "{list}");
            assert!(parsed.problems[0].message.contains(part), "{list}");
            assert_eq!(parsed.settings.house.acronyms, ["RTA"], "{list}");
        }
    }

    #[test]
    fn what_is_right_or_of_another_shape_is_left_alone() {
        assert_eq!(parse("[house]\naccept = [[]]\nnames = [[]]\n", &[]).problems, []);
        let text = "house.names = [[\"Kyiv\", \"Kiev\"], [\"Ann Lee\"]]\nhouse.roles = []\n";
        let parsed = parse(text, &[]);
        assert_eq!(parsed.problems, []);
        assert_eq!(parsed.settings.house.names.len(), 2);
        assert_eq!(parse("house.names = [3]", &[]).problems.len(), 1);
    }
}
