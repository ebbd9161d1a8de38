use std::sync::Arc;

use super::{Digest, Member, Others, Series};
use crate::story::entities::tests::read;

fn digest(text: &str) -> Arc<Digest> {
    Digest::read(&read(text), 0).into()
}

fn series(texts: &[&str]) -> Series {
    let drafts = texts.iter().enumerate();
    Series::of(drafts.map(|(at, text)| (format!("{}.md", at + 1).into(), digest(text))))
}

/// A draft among others, called `name`.
fn among<'a>(member: &'a Member, text: &str) -> Others<'a> {
    Others::of(member, Digest::read(&read(text), 0))
}

fn member(texts: &[&str], name: &str) -> Member {
    Member { series: series(texts).into(), name: name.into() }
}

const NORTH: &str = "The mayor, Maria Ortega, wept. Ortega left.";
const SOUTH: &str = "Nobody saw Maria Ortegga.";

#[test]
fn a_draft_is_not_among_its_others() {
    let member = member(&[NORTH, NORTH, NORTH], "2.md");
    let others = among(&member, NORTH);
    let found = others.name(others.own.names[0].key).expect("two others have it");
    assert_eq!((found.drafts, found.count, found.bare), (2, 2, 2));
    assert_eq!((&**found.file, found.before), ("1.md", true));
    let alone = Member { series: series(&[NORTH]).into(), name: "1.md".into() };
    assert!(among(&alone, NORTH).is_empty());
    assert!(among(&alone, NORTH).name(others.own.names[0].key).is_none());
}

#[test]
fn a_draft_that_is_new_has_a_place_of_its_own() {
    let member = member(&[NORTH, NORTH], "15.md");
    let others = among(&member, SOUTH);
    let found = others.alike(&others.own.names[0]);
    let [(place, found)] = &found[..] else { panic!("one name is alike: {found:?}") };
    assert_eq!((*place, &*found.what.text, found.drafts), (1, "Maria Ortega", 2));
    assert!(found.before, "1.md stands before it");
}

#[test]
fn names_that_differ_in_two_words_or_in_more_than_a_letter_are_not_alike() {
    for other in
        ["Mario Ortegga", "Maria Otero", "Maria Ortega Lind", "Ortega Maria", "Maria Ortega"]
    {
        let text = format!("Nobody saw {other}.");
        let member = member(&[NORTH], "2.md");
        let others = among(&member, &text);
        assert!(others.alike(&others.own.names[0]).is_empty(), "{other}");
    }
}

#[test]
fn what_is_alike_in_too_many_is_a_list() {
    let letters = "bcdfghjklmnpqr".chars();
    let texts: Vec<String> =
        letters.map(|letter| format!("Nobody saw Maria Orte{letter}a.")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let member = member(&texts, "x.md");
    let others = among(&member, "Nobody saw Maria Ortesa.");
    assert!(others.alike(&others.own.names[0]).is_empty());
}

#[test]
fn only_drafts_that_have_to_do_with_a_change_are_touched() {
    let quiet = "Henrik Sandqvist slept. The Regional Transit Authority (RTA) woke him.";
    let mail = "Tom Wexford sent an e-mail.";
    let series = series(&[NORTH, SOUTH, quiet, mail]);
    for (old, new, touched) in [
        (NORTH, "It was quiet.", &["1.md", "2.md"][..]),
        (NORTH, NORTH, &[]),
        ("", "Henrik Sandkvist rose.", &["3.md"]),
        ("", "The Regional Traffic Authority (RTA) failed.", &["3.md"]),
        ("", "Ann Lind sent an email.", &["4.md"]),
        ("", "Ann Lind slept.", &[]),
    ] {
        let found = series.touched_by(&digest(old), &digest(new));
        assert_eq!(found.iter().map(|name| &**name).collect::<Vec<_>>(), touched, "{old} {new}");
    }
}
