//! The table of hard names: `cases.md`, a draft a line.

use super::*;
use crate::story::entities::tests::{linked, read};

/// A mention that a case speaks of.
struct Marked {
    span: Span,
    /// The entity's letter; `-` where the words name nobody.
    label: char,
    kind: Option<String>,
}

/// A case as a draft with its marked mentions.
fn parse(line: &str) -> (String, Vec<Marked>) {
    let (mut text, mut marked) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, behind) = after.split_once(']').expect("a bracket is closed");
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        let label = behind.chars().next().expect("a label stands behind the bracket");
        rest = &behind[label.len_utf8()..];
        let kind = rest.strip_prefix(':').map(|kind| {
            let end = kind.find(|c: char| !c.is_lowercase()).unwrap_or(kind.len());
            rest = &kind[end..];
            kind[..end].to_owned()
        });
        marked.push(Marked { span: Span::new(start, text.len()), label, kind });
    }
    text.push_str(rest);
    // As long as what it stands for, so that the places stay.
    (text.replace(" / ", " \n\n"), marked)
}

/// What is wrong with how a case is read; empty where nothing is.
fn wrong(line: &str) -> Vec<String> {
    let (text, marked) = parse(line);
    let draft = read(&text);
    let entities = linked(&draft);
    let mut wrong = Vec::new();
    let mut known: Vec<(char, usize)> = Vec::new();
    for Marked { span, label, kind } in &marked {
        let words = span.of(&text);
        let found = entities.at_offset(&draft, span.start);
        let found = found.filter(|&(at, _)| super::span(&draft, at) == *span);
        let meant = entities.indirect_at(span.start).filter(|meant| meant.span == *span);
        let found = found.map(|(_, entity)| entity).or_else(|| meant.map(|meant| meant.entity));
        match (found, label) {
            (None, '-') => {}
            (None, _) => wrong.push(format!("“{words}” names nobody")),
            (Some(_), '-') => wrong.push(format!("“{words}” names somebody")),
            (Some(entity), _) => {
                let entity_kind = format!("{:?}", entities.all[entity].kind).to_lowercase();
                if kind.as_ref().is_some_and(|kind| *kind != entity_kind) {
                    wrong.push(format!("“{words}” is a {entity_kind}"));
                }
                let differs = |&&(other, id): &&(char, usize)| (other == *label) != (id == entity);
                if let Some((other, _)) = known.iter().find(differs) {
                    wrong.push(format!("“{words}” {label} and {other} are confused"));
                }
                known.push((*label, entity));
            }
        }
    }
    wrong
}

#[test]
fn hard_names_are_told_apart() {
    let mut problems = Vec::new();
    for line in include_str!("cases.md").lines() {
        let Some((mark, case)) = line.split_once(' ') else { continue };
        let wrong = match mark {
            "-" => wrong(case),
            "~" if wrong(case).is_empty() => vec!["this is right now: mark it with “-”".to_owned()],
            _ => Vec::new(),
        };
        problems.extend(wrong.iter().map(|wrong| format!("{case}\n    {wrong}")));
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
