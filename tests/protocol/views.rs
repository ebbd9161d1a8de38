//! What an editor shows around a draft: the lens over its headline, inlay hints, the outline's groups.

use deskcheck::server::Options;
use serde_json::{Value, json};

use super::URI;
use super::lsp::Session;

const STORY: &str = "\
---
title: Ferry
date: 2026-03-06
---

# Ferry to run from Monday

“The steel is tired,” said Marta Vandenbrook. Rents rose 20 percent, from $40 to $50, Vandenbrook said on Tuesday.

Selmouth has lost 3,400 jobs. Officials said that 5,000 more would go.
";

async fn lenses(session: &mut Session) -> Value {
    let params = json!({ "textDocument": { "uri": URI } });
    session.request("textDocument/codeLens", params).await.expect("an answer")
}

#[tokio::test]
async fn the_lens_counts_the_facts_over_the_headline() {
    for (client, command, arguments) in
        [("code", "deskcheck.showFacts", json!([URI])), ("nvim", "", Value::Null)]
    {
        let mut session = Session::start(client).await;
        session.open(URI, STORY);
        let lenses = lenses(&mut session).await;
        let [lens] = lenses.as_array().expect("a list").as_slice() else { panic!("{lenses}") };
        assert_eq!(lens["command"]["title"], "6 facts · 4 sourced · 1 weak · 1 open");
        assert_eq!(lens["command"]["command"], command, "{client}");
        assert_eq!(lens["command"].get("arguments").cloned().unwrap_or_default(), arguments);
        assert_eq!(lens["range"]["start"]["line"], 5);
        assert_eq!(lens["range"]["start"], lens["range"]["end"]);
    }
}

#[tokio::test]
async fn a_draft_without_headline_has_its_lens_at_the_top_and_one_without_facts_none() {
    let mut session = Session::start("nvim").await;
    session.open(URI, "---\ntitle: Rain\n---\n\nThe town lost 3,400 jobs.\n");
    let lens = &lenses(&mut session).await[0];
    assert_eq!(lens["command"]["title"], "1 fact · 0 sourced · 1 open");
    assert_eq!(lens["range"]["start"], json!({ "line": 4, "character": 0 }));
    session.replace(URI, 2, "Nothing happened.\n");
    assert_eq!(lenses(&mut session).await, json!([]));
}

#[tokio::test]
async fn settings_turn_lens_and_hints_on_and_off_while_the_draft_is_open() {
    let mut session = Session::start("code").await;
    session.open(URI, STORY);
    assert_eq!(lenses(&mut session).await.as_array().map(Vec::len), Some(1));
    assert_eq!(hints(&mut session, 0..99).await, [""; 0], "off unless asked for");
    let editor = json!({ "editor": { "codeLens": false, "inlayHints": true } });
    session.notify("workspace/didChangeConfiguration", json!({ "settings": editor }));
    session.asked("workspace/codeLens/refresh").await;
    session.asked("workspace/inlayHint/refresh").await;
    assert_eq!(lenses(&mut session).await, json!([]));
    assert_eq!(hints(&mut session, 0..99).await.len(), 3);
}

#[tokio::test]
async fn a_client_that_cannot_refresh_is_not_told_to() {
    let mut session = Session::start("helix").await;
    session.open(URI, STORY);
    lenses(&mut session).await;
    session.asked.clear();
    let editor = json!({ "editor": { "inlayHints": true } });
    session.notify("workspace/didChangeConfiguration", json!({ "settings": editor }));
    assert_eq!(hints(&mut session, 0..99).await.len(), 3);
    session.listen(50).await;
    assert!(session.asked.iter().all(|(method, _)| !method.ends_with("/refresh")));
}

/// The hints on some lines as `line:column label`.
async fn hints(session: &mut Session, lines: std::ops::Range<u32>) -> Vec<String> {
    let line = |line: u32| json!({ "line": line, "character": 0 });
    let range = json!({ "start": line(lines.start), "end": line(lines.end) });
    let params = json!({ "textDocument": { "uri": URI }, "range": range });
    let hints = session.request("textDocument/inlayHint", params).await.expect("hints");
    let told = |hint: &Value| {
        assert_eq!(hint["paddingLeft"], true);
        let at = &hint["position"];
        format!("{}:{} {}", at["line"], at["character"], hint["label"].as_str().expect("a word"))
    };
    hints.as_array().expect("a list").iter().map(told).collect()
}

async fn with_hints(client: &str) -> Session {
    let editor = json!({ "editor": { "inlay-hints": true } });
    Session::start_with(client, Options::default(), json!({ "initializationOptions": editor }))
        .await
}

#[tokio::test]
async fn hints_tell_the_day_and_what_a_figure_comes_to() {
    let mut session = with_hints("helix").await;
    session.open(URI, STORY);
    let all = ["5:26 2 March 2026", "7:71 → 25%", "7:117 3 March 2026"];
    assert_eq!(hints(&mut session, 0..99).await, all);
    assert_eq!(hints(&mut session, 5..6).await, all[..1]);
    assert_eq!(hints(&mut session, 9..99).await, [""; 0]);
}

#[tokio::test]
async fn hints_say_how_they_were_come_by() {
    let mut session = with_hints("nvim").await;
    session.open(URI, STORY);
    let range =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let params = json!({ "textDocument": { "uri": URI }, "range": range });
    let hints = session.request("textDocument/inlayHint", params).await.expect("hints");
    assert_eq!(hints[0]["tooltip"], "Counted from 6 March 2026, the day of this draft");
    assert_eq!(hints[1]["tooltip"], "From $40 to $50 is a rise of 25%, not 20%");
}

#[tokio::test]
async fn a_draft_without_a_day_of_its_own_has_no_days_to_show() {
    let mut session = with_hints("nvim").await;
    session.open(URI, "# Rain\n\nIt rained on Monday and yesterday.\n");
    assert_eq!(hints(&mut session, 0..99).await, [""; 0]);
}

async fn outline(session: &mut Session) -> Vec<Value> {
    let params = json!({ "textDocument": { "uri": URI } });
    let outline = session.request("textDocument/documentSymbol", params).await;
    outline.expect("an outline").as_array().expect("a list").clone()
}

/// `name — detail` of each.
fn told(symbols: &Value) -> Vec<String> {
    let told = |symbol: &Value| {
        let word = |key: &str| symbol[key].as_str().unwrap_or_default().to_owned();
        format!("{} — {}", word("name"), word("detail"))
    };
    symbols.as_array().expect("a list").iter().map(told).collect()
}

#[tokio::test]
async fn the_outline_groups_people_figures_and_quotations_behind_the_headings() {
    let mut session = Session::start("code").await;
    session.open(URI, STORY);
    let outline = outline(&mut session).await;
    let names: Vec<_> = outline.iter().map(|symbol| symbol["name"].as_str()).collect();
    let expected = ["Ferry to run from Monday", "People", "Figures", "Quotations"];
    assert_eq!(names, expected.map(Some));
    assert_eq!(told(&outline[1]["children"]), ["Marta Vandenbrook — 2 mentions"]);
    assert_eq!(told(&outline[3]["children"]), ["“The steel is tired,” — Marta Vandenbrook"]);
    let figures = told(&outline[2]["children"]);
    assert_eq!(figures[0], "20 percent — Marta Vandenbrook");
    assert_eq!(figures[3], "3,400 jobs — open");
    let first = &outline[1]["children"][0];
    assert_eq!(first["range"]["start"], json!({ "line": 7, "character": 27 }));
}

/// What editors ask of ranges: the words to go to lie inside; groups cover no line but their own, so
/// that a caret in the text is below a heading and never below a group.
#[tokio::test]
async fn groups_do_not_stand_in_for_headings() {
    let two = "# One\n\nAnn Lee said no.\n\n# Two\n\nMore than 3,000 people came.\n";
    for (text, place) in [(STORY, 7), (two, 6)] {
        let mut session = Session::start("code").await;
        session.open(URI, text);
        let outline = outline(&mut session).await;
        let mut all: Vec<&Value> = outline.iter().collect();
        while let Some(symbol) = all.pop() {
            let (range, place) = (&symbol["range"], &symbol["selectionRange"]);
            assert!(at(&range["start"]) <= at(&place["start"]), "{symbol}");
            assert!(at(&place["end"]) <= at(&range["end"]), "{symbol}");
            all.extend(symbol["children"].as_array().into_iter().flatten());
        }
        let groups = outline.iter().filter(|symbol| symbol["kind"] == 3);
        let lines: Vec<_> = groups.map(|group| group["range"]["start"]["line"].as_u64()).collect();
        assert!(lines.iter().all(|line| *line >= Some(place)), "{lines:?}");
        assert!(lines.len() > 1);
    }
}

fn at(position: &Value) -> (Option<u64>, Option<u64>) {
    (position["line"].as_u64(), position["character"].as_u64())
}

#[tokio::test]
async fn a_client_without_levels_is_told_the_group_of_each() {
    let mut session = Session::start("helix").await;
    session.open(URI, STORY);
    let outline = outline(&mut session).await;
    let told = |one: usize| (outline[one]["name"].as_str(), outline[one]["containerName"].as_str());
    let told: Vec<_> = (0..outline.len()).map(told).collect();
    assert_eq!(told[0], (Some("Ferry to run from Monday"), None));
    assert_eq!(told[1], (Some("Marta Vandenbrook"), Some("People")));
    assert!(told.contains(&(Some("3,400 jobs"), Some("Figures"))), "{told:?}");
}
