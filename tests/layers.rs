//! The invariants of ARCHITECTURE.md, as far as imports can break them.
//!
//! Each file's paths (`use crate::…`, `super::super::…`, also inside functions) are arrows between
//! rooms. They run downwards only; a wrong one fails with the sentence of the invariant.

#![expect(clippy::disallowed_methods, reason = "the test reads the sources")]

#[path = "support/rust.rs"]
mod rust;

use rust::{File, code, files_below};

/// The rooms from the lowest to the highest. A room knows those before it.
const ORDER: [&str; 19] = [
    "text",
    "settings",
    "document",
    "language",
    "annotate",
    "story",
    "series",
    "ledger",
    "sources",
    "findings",
    "checks",
    "notes",
    "analysis",
    "facts",
    "navigation",
    "files",
    "server",
    "cli",
    "main",
];

/// Arrows that may run upwards, each for its reason.
const EXCEPTIONS: [(&str, &str); 2] = [
    // A finding is made in the name of a check.
    ("findings", "checks::Check"),
    // A note is told from a finished analysis.
    ("notes", "analysis"),
];

const DOWNWARD: &str = "text flows one way, and each room knows only those before it in lib.rs";
const SERVER: &str = "only `server` knows LSP and tokio";
const OUTSIDE: &str = "only `main`, `cli`, `server`, `files` and the loader of `sources` touch files, environment, network \
     or clock; today's date is an input of the analysis";
const FACADE: &str =
    "the names at the crate's root are for its users; inside, a thing is named by its room";

const SERVER_CRATES: [&str; 5] = ["tokio", "tower_lsp_server", "ls_types", "lsp_types", "ropey"];
const OUTSIDE_MODULES: [&str; 5] = ["fs", "env", "time", "net", "process"];

#[test]
fn every_arrow_runs_downwards() {
    let mut problems = Vec::new();
    // A unit table may ask the next room what it makes of this one's work.
    let code = |file: &&File| file.is("rs") && !file.path.ends_with("/tests.rs");
    for file in files_below("src").iter().filter(code) {
        problems.extend(broken(&file.path, &file.text));
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn every_room_has_its_place_in_the_order() {
    for file in files_below("src") {
        let room = room(&file.path);
        assert!(
            room == "lib" || ORDER.contains(&room),
            "{room} is not in ORDER of tests/layers.rs"
        );
    }
}

#[test]
fn a_wrong_import_is_caught_with_the_sentence_of_the_invariant() {
    for (path, text, sentence) in [
        ("src/text/span.rs", "use crate::document::Block;", DOWNWARD),
        ("src/language.rs", "use crate::{\n  text::Span,\n  story::{self, Story},\n};", DOWNWARD),
        ("src/annotate/date.rs", "fn f() -> crate::story::Story { todo() }", DOWNWARD),
        ("src/annotate/date.rs", "use super::super::story::Timeline;", DOWNWARD),
        ("src/document.rs", "mod tests { use super::super::checks; }", DOWNWARD),
        ("src/checks/names/x.rs", "use crate::notes;", DOWNWARD),
        ("src/findings.rs", "use crate::checks::ALL;", DOWNWARD),
        ("src/story.rs", "use crate::Analysis;", FACADE),
        ("src/analysis.rs", "use tokio::sync::mpsc;", SERVER),
        ("src/cli.rs", "fn f(r: &ropey::Rope) {}", SERVER),
        ("src/document.rs", "use std::{fmt, fs};", OUTSIDE),
        ("src/sources/search.rs", "let now = std::time::Instant::now();", OUTSIDE),
    ] {
        let broken = broken(path, text).join("\n");
        assert!(broken.contains(sentence), "{path}: {text}: {broken:?}");
    }
}

#[test]
fn a_right_import_passes() {
    for (path, text) in [
        (
            "src/story/figures.rs",
            "use crate::annotate::{AnnotatedDraft, At};\nuse super::Timeline;",
        ),
        ("src/findings.rs", "use crate::checks::Check;"),
        ("src/findings.rs", "use crate::{checks::{Check}, text::{Edit, Span}};"),
        ("src/notes.rs", "use crate::analysis::Analysis;"),
        ("src/document.rs", "// use crate::story;\nmod tests { use super::*; }"),
        ("src/document.rs", "/// See [`crate::analysis`].\nconst A: &str = \"crate::cli\";"),
        ("src/document.rs", "pub(in crate::document) fn f(c: char) -> bool { c == '\"' }"),
        ("src/sources/load.rs", "use std::fs;"),
        ("src/server/state.rs", "use ropey::Rope;\nuse crate::Analyzer;"),
        ("src/cli.rs", "use crate::server;\nuse std::process::ExitCode;"),
        ("src/language.rs", "use std::fmt;"),
    ] {
        assert_eq!(broken(path, text), [""; 0], "{path}: {text}");
    }
}

/// What is wrong with a file's arrows.
fn broken(path: &str, text: &str) -> Vec<String> {
    let own = module(path);
    let room = room(path);
    let arrows = arrows(&code(text), &own);
    arrows
        .iter()
        .filter_map(|(line, target)| {
            let sentence = sentence(path, room, target)?;
            Some(format!("{path}:{line}: {room} → {}: {sentence}", target.join("::")))
        })
        .collect()
}

/// The sentence of the invariant that an arrow breaks.
fn sentence(path: &str, room: &str, target: &[String]) -> Option<&'static str> {
    let target: Vec<&str> = target.iter().map(String::as_str).collect();
    let outside =
        matches!(room, "main" | "cli" | "server" | "files") || path == "src/sources/load.rs";
    match target[..] {
        ["crate", to, ..] => inner_sentence(room, to, &target[1..].join("::")),
        ["std", module, ..] if !outside && OUTSIDE_MODULES.contains(&module) => Some(OUTSIDE),
        [name, ..] if room != "server" && SERVER_CRATES.contains(&name) => Some(SERVER),
        _ => None,
    }
}

fn inner_sentence(room: &str, to: &str, target: &str) -> Option<&'static str> {
    let place = |room: &str| ORDER.iter().position(|other| *other == room);
    let excepted = |&(from, allowed): &(&str, &str)| {
        let rest = target.strip_prefix(allowed);
        from == room && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    match (place(room), place(to)) {
        (None, _) => None,
        (Some(_), None) if matches!(room, "server" | "cli" | "main") => None,
        (Some(_), None) => Some(FACADE),
        (Some(from), Some(to)) if to <= from => None,
        _ => (!EXCEPTIONS.iter().any(excepted)).then_some(DOWNWARD),
    }
}

/// The room a file belongs to: `src/text/span.rs` and `src/text.rs` are `text`.
fn room(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap_or(path);
    path.split(['/', '.']).next().unwrap_or(path)
}

/// The module a file is: `crate::text::span`.
fn module(path: &str) -> Vec<String> {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let parts = path.split('/').filter(|part| !matches!(*part, "lib" | "main"));
    std::iter::once("crate").chain(parts).map(str::to_owned).collect()
}

/// Every path in the code that leads out of its module, with its line, from 1.
fn arrows(code: &str, own: &[String]) -> Vec<(usize, Vec<String>)> {
    let tokens = tokens(code);
    let mut arrows = Vec::new();
    let mut modules: Vec<Option<String>> = Vec::new();
    for at in 0..tokens.len() {
        let starts = at == 0 || tokens[at - 1].1 != "::";
        match tokens[at].1 {
            "{" => modules.push(opened_module(&tokens, at)),
            "}" => drop(modules.pop()),
            first if starts && is_root(first) => {
                let here = own.iter().cloned().chain(modules.iter().flatten().cloned());
                let mut found = Vec::new();
                paths(&tokens, at, &mut Vec::new(), &mut found);
                let here: Vec<String> = here.collect();
                let line = tokens[at].0;
                arrows.extend(found.into_iter().map(|path| (line, resolved(&here, path))));
            }
            _ => {}
        }
    }
    arrows
}

fn is_root(word: &str) -> bool {
    matches!(word, "crate" | "super" | "std") || SERVER_CRATES.contains(&word)
}

/// The name of the inline module whose brace this is.
fn opened_module(tokens: &[(usize, &str)], at: usize) -> Option<String> {
    let is_module = at >= 2 && tokens[at - 2].1 == "mod";
    is_module.then(|| tokens[at - 1].1.to_owned())
}

/// Follows one path from its first word on, into every branch of its groups; returns where it ends.
fn paths(
    tokens: &[(usize, &str)],
    mut at: usize,
    prefix: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    let depth = prefix.len();
    loop {
        match tokens.get(at).map(|token| token.1) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token.1 != "}") {
                    let comma = tokens[at].1 == ",";
                    at = if comma { at + 1 } else { paths(tokens, at, prefix, found) };
                }
                break;
            }
            Some(word) if word.starts_with(|c: char| c.is_alphabetic() || c == '_') => {
                prefix.push(word.to_owned());
                if tokens.get(at + 1).is_some_and(|token| token.1 == "::") {
                    at += 2;
                    continue;
                }
                found.push(prefix.clone());
                break;
            }
            _ => {
                found.push(prefix.clone());
                break;
            }
        }
    }
    prefix.truncate(depth);
    at + 1
}

/// A path from the crate's root on, `super`s resolved.
fn resolved(here: &[String], path: Vec<String>) -> Vec<String> {
    let supers = path.iter().take_while(|word| *word == "super").count();
    if supers == 0 {
        return path;
    }
    let up = here.len().saturating_sub(supers).max(1);
    here[..up].iter().cloned().chain(path.into_iter().skip(supers)).collect()
}

/// Words, `::` and single marks, each with its line, from 1.
fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    for (line, text) in code.lines().enumerate() {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let len = match word {
                0 if rest.starts_with("::") => 2,
                0 => first.len_utf8(),
                word => word,
            };
            tokens.push((line + 1, &rest[..len]));
            rest = rest[len..].trim_start();
        }
    }
    tokens
}
