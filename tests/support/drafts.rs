//! Random drafts: pieces of what reporters write, and of what they would never write.

use deskcheck::document::Format;
use deskcheck::text::{Edit, Span, apply};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Lines and parts of lines, joined at random. Many say the same with other names and figures.
const PIECES: &str = include_str!("pieces.txt");

/// What stands between two pieces.
const JOINS: [&str; 9] = ["\n\n", "\n\n", "\n\n", "\n", " ", " ", "\r\n\r\n", "\r", ""];

/// What is typed: single characters, and what is pasted.
const TYPED: [&str; 30] = [
    "a", "K", " ", ".", ",", "\n", "\n\n", "“", "”", "\"", "’", "'", "é", "😀", "\u{301}", "#",
    "- ", "|", "> ", "*", "[", "](", ")", "12", "%", "\0", "\u{1a}", "\r", "<!--", "```\n",
];

/// A draft, joined from pieces.
pub(crate) fn draft() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = pieces().collect();
    let part = (select(pieces), select(&JOINS[..]));
    prop::collection::vec(part, 0..24)
        .prop_map(|parts| parts.into_iter().map(|(piece, join)| unescaped(piece) + join).collect())
}

/// Any text at all: every character is as likely as any other, or those that mean something are.
pub(crate) fn anything() -> impl Strategy<Value = String> {
    let any_character = prop::collection::vec(any::<char>(), 0..120);
    let typed = prop::collection::vec(select(&TYPED[..]), 0..120);
    prop_oneof![
        any_character.prop_map(|characters| characters.into_iter().collect()),
        typed.prop_map(|typed| typed.concat()),
        (draft(), edits()).prop_map(|(draft, edits)| after(&draft, &edits)),
    ]
}

/// Either way to write a draft down.
pub(crate) fn format() -> impl Strategy<Value = Format> {
    select(&[Format::Markdown, Format::Plain][..])
}

/// A change of a text yet unknown.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    at: Index,
    removed: usize,
    typed: String,
}

/// Changes one after the other.
pub(crate) fn edits() -> impl Strategy<Value = Vec<Change>> {
    let pieces: Vec<&str> = pieces().collect();
    let typed = prop_oneof![
        4 => select(&TYPED[..]).prop_map(str::to_owned),
        2 => Just(String::new()),
        1 => select(pieces).prop_map(unescaped),
    ];
    let removed = prop_oneof![3 => Just(0), 3 => 1..12_usize, 1 => 12..400_usize];
    let change = (any::<Index>(), removed, typed).prop_map(|(at, removed, typed)| Change {
        at,
        removed,
        typed,
    });
    prop::collection::vec(change, 1..10)
}

impl Change {
    /// The text after the change.
    pub(crate) fn of(&self, text: &str) -> String {
        let start = text.floor_char_boundary(self.at.index(text.len() + 1));
        let end = text.ceil_char_boundary((start + self.removed).min(text.len()));
        apply(text, &[Edit::replace(Span::new(start, end), self.typed.as_str())])
    }
}

fn after(text: &str, changes: &[Change]) -> String {
    changes.iter().fold(text.to_owned(), |text, change| change.of(&text))
}

fn pieces() -> impl Iterator<Item = &'static str> {
    PIECES.lines().filter(|line| !line.is_empty() && !line.starts_with("//"))
}

fn unescaped(piece: &str) -> String {
    piece.replace("\\n", "\n").replace("\\0", "\0").replace("\\j", "\u{1a}")
}
