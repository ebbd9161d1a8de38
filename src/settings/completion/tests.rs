//! A table of settings files with a caret `‸`, and what can be written there.

use super::*;
use crate::checks;
use crate::settings::{parse, tables};

fn declared() -> Vec<Table> {
    let mut checks = checks::known();
    checks.retain(|check| ["name-variant", "hearsay", "placeholder"].contains(&check.name));
    tables(&checks)
}

/// The text without its caret, and the byte where that stood.
fn at_caret(marked: &str) -> (String, usize) {
    let offset = marked.find('‸').expect("the text has a caret");
    (marked.replace('‸', ""), offset)
}

fn offered(marked: &str) -> Vec<Completion> {
    let (text, offset) = at_caret(marked);
    let found = completions(&text, offset, &declared());
    for one in &found {
        assert!(one.span.touches(offset), "{marked}: {one:?}");
        let typed = &text[one.span.start..offset];
        assert!(!typed.contains('\n') && !one.span.of(&text).contains('\n'), "{marked}: {one:?}");
        assert!(!one.docs.is_empty(), "{marked}: {one:?}");
    }
    found
}

fn labels(marked: &str) -> String {
    offered(marked).iter().map(|one| one.label.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_offered() {
    let levels = "off on hint info warning error";
    let checks = "name-variant hearsay placeholder";
    for (marked, expected) in [
        // Headers.
        ("‸", "[checks] [house] [sources] [editor]"),
        ("\u{feff}‸", "[checks] [house] [sources] [editor]"),
        ("ho‸", "[checks] [house] [sources] [editor]"),
        ("[‸", "[checks] [house] [sources] [editor]"),
        ("[‸]", "[checks] [house] [sources] [editor]"),
        ("[ho‸use]\n[checks]", "[house] [sources] [editor]"),
        ("[ house ]\n[checks] # why\n[ed‸\n", "[sources] [editor]"),
        ("[house‸] # why", "[checks] [house] [sources] [editor]"),
        ("[house] ‸", ""),
        ("[[‸", "[checks] [house] [sources] [editor]"),
        // Settings.
        (
            "[editor]\n‸",
            "patience code-lens inlay-hints whole-workspace [checks] [house] [sources]",
        ),
        (
            "[editor]\r\n  pat‸\r\n",
            "patience code-lens inlay-hints whole-workspace [checks] [house] [sources]",
        ),
        (
            "[editor]\npatience = 3\n‸\n[checks]\n[house]\n[sources]\n",
            "code-lens inlay-hints whole-workspace",
        ),
        ("[editor]\ncode-lens‸ = true\npatience=1\n", "code-lens inlay-hints whole-workspace"),
        ("editor.‸", "patience code-lens inlay-hints whole-workspace"),
        ("editor.patience = 3\neditor.pa‸", "code-lens inlay-hints whole-workspace"),
        ("edi‸tor.patience = 3", ""),
        ("[sources]\n‸\n[house]\n[editor]\n[checks]", "files"),
        ("[nonsense]\nx‸", "[checks] [house] [sources] [editor]"),
        ("[editor.deeper]\nx‸ = 1", ""),
        ("[editor]\npatience ‸", ""),
        ("[editor]\n‸ patience = 3", ""),
        // Checks.
        ("[house]\n[editor]\n[sources]\n[checks]\n‸", checks),
        (
            "[house]\n[editor]\n[sources]\n[checks]\nhearsay = \"on\"\nna‸\n",
            "name-variant placeholder",
        ),
        (
            "[house]\n[editor]\n[sources]\n[checks]\n\"hearsay\" = \"on\"\n‸",
            "name-variant placeholder",
        ),
        ("checks.‸ = \"off\"", checks),
        // Values.
        ("[checks]\nhearsay =‸", levels),
        ("[checks]\nhearsay = ‸", levels),
        ("[checks]\nhearsay = ‸ # why", levels),
        ("[checks]\nhearsay = o‸", levels),
        ("[checks]\nhearsay = \"‸\"", levels),
        ("[checks]\nhearsay = \"o‸\nplaceholder = \"off\"", levels),
        ("[checks]\nhearsay = \"off\" ‸", ""),
        ("[checks]\nhersay = ‸", ""),
        ("editor.code-lens = ‸", "true false"),
        ("[editor]\ninlay-hints = f‸\n", "true false"),
        ("[editor]\npatience = ‸", "500"),
        ("[editor]\npatience = 3‸", ""),
        ("[house]\nacronyms = ‸", "[]"),
        ("[house]\nacronyms = [\"‸\"]", ""),
        ("[house]\nacronyms = [\n  \"UN\",\n‸]\n", ""),
        // A list without its end costs nothing behind the next setting.
        ("[house]\nacronyms = [\n  \"UN\",\naccept = ‸", "[]"),
        (
            "[house]\naccept = [\n  [\"UN\"],\n[sources]\n[checks]\n[editor]\n‸",
            "patience code-lens inlay-hints whole-workspace",
        ),
        // What nobody completes.
        ("# ‸", ""),
        ("[editor]\ncode-lens = true # ‸", ""),
        ("[editor]\n# pat‸", ""),
        ("editor = { pat‸ }", ""),
    ] {
        assert_eq!(labels(marked), expected, "{marked:?}");
    }
}

fn written(marked: &str, label: &str, snippet: bool) -> String {
    let (text, _) = at_caret(marked);
    let found = offered(marked);
    let one = found.iter().find(|one| one.label == label).expect("it is offered");
    let new = one.snippet.as_ref().filter(|_| snippet).unwrap_or(&one.text);
    format!("{}{new}{}", &text[..one.span.start], &text[one.span.end..])
}

#[test]
fn what_is_written() {
    for (marked, label, expected) in [
        ("[ho‸]", "[house]", "[house]"),
        ("[ho‸", "[house]", "[house]"),
        ("ho‸", "[house]", "[house]"),
        ("[checks]\nhear‸", "hearsay", "[checks]\nhearsay = \"off\""),
        ("[checks]\nhear‸ = \"on\"", "hearsay", "[checks]\nhearsay = \"on\""),
        ("[checks]\nhearsay =‸", "off", "[checks]\nhearsay = \"off\""),
        ("[checks]\nhearsay = \"o‸\" # why", "on", "[checks]\nhearsay = \"on\" # why"),
        ("[checks]\nhearsay = 'o‸", "on", "[checks]\nhearsay = \"on\""),
        ("editor.‸", "patience", "editor.patience = 500"),
        ("[editor]\n‸", "code-lens", "[editor]\ncode-lens = false"),
        ("[house]\n‸", "accept", "[house]\naccept = []"),
    ] {
        let text = written(marked, label, false);
        assert_eq!(text, expected);
        assert_eq!(parse(&text, &["hearsay"]).problems, [], "{marked}");
    }
    for (marked, label, expected) in [
        ("[checks]\n‸", "hearsay", "hearsay = \"${1|off,on,hint,info,warning,error|}\""),
        ("[checks]\nx‸ = \"on\"", "hearsay", "hearsay = \"on\""),
        ("[editor]\n‸", "code-lens", "code-lens = ${1:false}"),
        ("[house]\n‸", "accept", "accept = [[\"$1\", \"$2\"]]"),
        ("[sources]\nfiles =‸", "[]", "files = [\"$1\"]"),
    ] {
        assert_eq!(written(marked, label, true).split_once('\n').expect("two lines").1, expected);
    }
}

#[test]
fn what_was_typed_is_found_in_the_list() {
    for (marked, label) in [
        ("[ho‸]", "[house]"),
        ("ho‸", "[house]"),
        ("[checks]\nhear‸", "hearsay"),
        ("[checks]\nhearsay = \"of‸\"", "off"),
        ("[checks]\nhearsay = 'of‸", "off"),
        ("[checks]\nhearsay = of‸", "off"),
        ("editor.code-lens = fa‸", "false"),
    ] {
        let (text, offset) = at_caret(marked);
        let found = offered(marked);
        let one = found.iter().find(|one| one.label == label).expect("it is offered");
        assert!(one.filter.starts_with(&text[one.span.start..offset]), "{marked}: {one:?}");
    }
}

#[test]
fn what_is_said_of_a_place() {
    let said = |marked: &str| {
        let (text, offset) = at_caret(marked);
        let said = explanation(&text, offset, &declared())?;
        Some((said.span.of(&text).to_owned(), said.docs))
    };
    let docs = |marked: &str| said(marked).map(|(_, docs)| docs).unwrap_or_default();
    assert!(docs("[ho‸use]").starts_with("The desk's own names"));
    assert_eq!(docs("[editor]\npat‸ience = 3").rsplit_once(' ').expect("words").1, "`500`.");
    let check = ("hearsay".to_owned(), docs("[checks]\nhearsay‸ = \"off\""));
    assert!(check.1.ends_with(". By default `\"info\"`."), "{check:?}");
    assert_eq!(said("checks.he‸arsay = \"off\""), Some(check));
    let level = ("\"off\"".to_owned(), "It does not run.".to_owned());
    assert_eq!(said("[checks]\nhearsay = \"o‸ff\" # why"), Some(level));
    for nothing in ["‸", "[x‸]", "[editor]\nx‸ = 1", "[editor]\npatience = 3‸", "# [house‸]", "ho‸"]
    {
        assert_eq!(said(nothing), None, "{nothing}");
    }
}

#[test]
fn any_text_at_any_place() {
    let text = "\u{feff}[checks]\r\né = \"x\"\n[\n=\n\"\n'''\n[[a]]\nhouse.\n.x = [{\n#\n\"\"\"\0 \u{2003}\n]=\"";
    let tables = declared();
    for cut in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
        let text = &text[cut..];
        for offset in text.char_indices().map(|(at, _)| at).chain([text.len(), text.len() + 1]) {
            for one in completions(text, offset, &tables) {
                assert!(
                    text.is_char_boundary(one.span.start) && text.is_char_boundary(one.span.end)
                );
            }
            explanation(text, offset, &tables);
        }
    }
}
