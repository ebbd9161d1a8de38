use super::*;
use crate::annotate::{Annotations, annotate};
use crate::document::{BlockKind, Role};
use crate::settings::Settings;

fn read(prose: &str, kind: BlockKind, role: Role) -> Annotations {
    let block = BlockText { kind, role, source: prose, prose, inlines: &[] };
    annotate(&block, &Settings::default())
}

/// The mentions of a paragraph as `[title] name/K`, K being the kind's first letter.
fn mentions(prose: &str) -> String {
    show(prose, &read(prose, BlockKind::Paragraph, Role::Body))
}

fn show(prose: &str, notes: &Annotations) -> String {
    let show = |mention: &Mention| {
        let title = mention.title.map(|title| format!("[{}] ", title.of(prose)));
        let kind = &format!("{:?}", mention.kind)[..1];
        format!("{}{}/{kind}", title.unwrap_or_default(), mention.span.of(prose))
    };
    notes.mentions.iter().map(show).collect::<Vec<_>>().join(" ")
}

#[test]
fn people() {
    for (prose, expected) in [
        ("The mayor, Maria Ortega, left.", "Maria Ortega/P"),
        ("Selmouth has said so. Selmouth has lost jobs.", "Selmouth/P Selmouth/U"),
        ("It was said by Ambassador Li Na.", "[Ambassador] Li Na/P"),
        ("It was Prime Minister Anna Berg’s plan.", "[Prime Minister] Anna Berg/P"),
        ("Dr. Jane Q. Fox Jr. came.", "[Dr.] Jane Q. Fox Jr./P"),
        ("The late Ludwig van Beethoven composed.", "Ludwig van Beethoven/P"),
        ("She met Deputy Secretary of State Ann Cole.", "[Deputy Secretary of State] Ann Cole/P"),
        ("He joined president Tomas Novak on stage.", "[president] Tomas Novak/P"),
        ("The Prime Minister left.", ""),
        ("“It failed,” said Wexley.", "Wexley/P"),
    ] {
        assert_eq!(mentions(prose), expected, "{prose}");
    }
}

#[test]
fn organisations() {
    for (prose, expected) in [
        ("He joined the Ministry of Unification.", "Ministry of Unification/O"),
        ("It was the Food and Drug Administration.", "Food and Drug Administration/O"),
        ("She left Oxley Ltd. for Reuters.", "Oxley Ltd./O Reuters/O"),
        ("He met Microsoft CEO Jane Fox.", "Microsoft/O [Microsoft CEO] Jane Fox/P"),
        ("He read the Editor’s Note there.", "Editor’s Note/U"),
        ("The White House said so.", "White House/O"),
    ] {
        assert_eq!(mentions(prose), expected, "{prose}");
    }
}

#[test]
fn places() {
    for (prose, expected) in [
        ("It happened in North Korea and Sri Lanka.", "North Korea/P Sri Lanka/P"),
        ("The U.S. and the Korean Peninsula.", "U.S./P Korean Peninsula/P"),
        ("North Korean troops left Tarvisk.", "Tarvisk/U"),
        ("They live near Oblenz today.", "Oblenz/P"),
    ] {
        assert_eq!(mentions(prose), expected, "{prose}");
    }
}

#[test]
fn ordinary_words_that_begin_a_sentence_are_no_names() {
    for prose in ["Scientists agree.", "In the evening it rained.", "Stopping is hard.", "I do."] {
        assert_eq!(mentions(prose), "", "{prose}");
    }
}

#[test]
fn headlines_in_title_case_give_up_only_what_is_not_ordinary() {
    let prose = "Ortega Warns North Korea of New Tests Amid Rising Tension";
    let notes = read(prose, BlockKind::Heading(1), Role::Headline);
    assert_eq!(show(prose, &notes), "Ortega/P North Korea/P");
    assert!(notes.mentions.iter().all(|mention| mention.capital == Capital::Headline));
}

#[test]
fn any_text_is_read() {
    for prose in
        ["", "\u{1a}", "A", "Æ-’s \0 Ö&", "Of, For and The", "X of", "Ministry of the", "’s A"]
    {
        mentions(prose);
    }
}
