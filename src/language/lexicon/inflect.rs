//! The regular forms of English verbs and nouns, from their entries in a word list.

use std::borrow::Cow;

use super::Classes;

/// The forms of a verb, each with its class. The entry is the base form; behind a tab may follow its
/// past forms, and behind another its form in *-ing*.
///
/// A past form that doubles the last consonant does so in *-ing* as well.
pub(super) fn verb(entry: &'static str) -> impl Iterator<Item = (Classes, Cow<'static, str>)> {
    let mut columns = entry.split('\t');
    let base = columns.next().unwrap_or(entry);
    let irregular = columns.next().filter(|column| !column.is_empty());
    let participle = columns.next().map_or_else(|| participle(base, irregular), String::from);
    let past: Vec<Cow<'static, str>> = match irregular {
        Some(forms) => forms.split(' ').map(Cow::from).collect(),
        None => vec![past(base).into()],
    };
    [
        (Classes::BASE, base.into()),
        (Classes::THIRD_PERSON, with_s(base).into()),
        (Classes::PARTICIPLE, participle.into()),
    ]
    .into_iter()
    .chain(past.into_iter().map(|form| (Classes::PAST, form)))
}

/// The plural of a noun; the entry may give an irregular one behind a tab.
pub(super) fn plural(entry: &'static str) -> String {
    entry.split_once('\t').map_or_else(|| with_s(entry), |(_, plural)| plural.to_owned())
}

fn with_s(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") => {
            format!("{word}es")
        }
        _ => format!("{word}s"),
    }
}

fn past(base: &str) -> String {
    match base.strip_suffix('y') {
        _ if base.ends_with('e') => format!("{base}d"),
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ied"),
        _ => format!("{base}ed"),
    }
}

fn participle(base: &str, irregular: Option<&str>) -> String {
    let doubled = irregular.and_then(|past| past.strip_suffix("ed"));
    if let Some(stem) = doubled.filter(|stem| stem.len() == base.len() + 1) {
        return format!("{stem}ing");
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_conjugated() {
        for (entry, expected) in [
            ("call", "call calls calling called"),
            ("criticise", "criticise criticises criticising criticised"),
            ("deny", "deny denies denying denied"),
            ("say\tsaid", "say says saying said"),
            ("express", "express expresses expressing expressed"),
            ("admit\tadmitted", "admit admits admitting admitted"),
            ("see\tsaw seen", "see sees seeing saw seen"),
            ("lie\tlied\tlying", "lie lies lying lied"),
            ("convey", "convey conveys conveying conveyed"),
        ] {
            let forms: Vec<_> = verb(entry).map(|(_, form)| form).collect();
            assert_eq!(forms.join(" "), expected);
        }
    }

    #[test]
    fn nouns_have_plurals() {
        for (entry, expected) in
            [("voter", "voters"), ("story", "stories"), ("speech", "speeches"), ("man\tmen", "men")]
        {
            assert_eq!(plural(entry), expected);
        }
    }
}
