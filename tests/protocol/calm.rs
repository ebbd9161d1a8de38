//! Nobody is scolded for a half-typed sentence.

use serde_json::{Value, json};
use tokio::time::{Duration, Instant};

use super::lsp::{Session, codes};
use super::{DRAFT, URI};

/// Long enough for a server on a slow machine to answer before it has passed.
const PATIENCE: u64 = 700;

async fn session(client: &str, patience: u64) -> Session {
    let options = json!({ "initializationOptions": { "editor": { "patience": patience } } });
    Session::start_with(client, deskcheck::server::Options::default(), options).await
}

#[tokio::test]
async fn a_new_finding_in_the_sentence_being_typed_waits_for_a_rest() {
    let mut session = session("helix", PATIENCE).await;
    session.open(URI, "The mayor resigned\n");
    session.published_checks(URI, &[]).await;
    let typed = Instant::now();
    session.type_at(URI, 2, 0, 18, " TK");
    assert_eq!(codes(&session.published(URI).await["diagnostics"]), Vec::<&str>::new());
    session.published_checks(URI, &["placeholder"]).await;
    assert!(typed.elapsed() >= Duration::from_millis(PATIENCE), "{:?}", typed.elapsed());
}

#[tokio::test]
async fn it_is_shown_when_the_caret_leaves_the_sentence() {
    let mut session = session("helix", 60_000).await;
    session.open(URI, "The mayor resigned. \n\nNobody knows why.\n");
    session.published_checks(URI, &[]).await;
    session.type_at(URI, 2, 0, 18, " TK");
    assert_eq!(codes(&session.published(URI).await["diagnostics"]), Vec::<&str>::new());
    session.type_at(URI, 3, 2, 6, "x");
    assert_eq!(codes(&session.published(URI).await["diagnostics"]), ["placeholder"]);
}

#[tokio::test]
async fn what_half_a_name_makes_of_other_places_waits_too() {
    let mut session = session("helix", 60_000).await;
    let around = ["Mayor Ann Lee spoke. Lee promised a park.", "Lee called for elections.\n"];
    session.open(URI, &around.join("\n\nThe opposition is led by \n\n"));
    session.published_checks(URI, &[]).await;
    session.type_at(URI, 2, 2, 25, "Tom Lee");
    assert_eq!(codes(&session.published(URI).await["diagnostics"]), Vec::<&str>::new());
    session.type_at(URI, 3, 0, 40, "s");
    assert_eq!(codes(&session.published(URI).await["diagnostics"]), ["ambiguous-surname"]);
}

#[tokio::test]
async fn elsewhere_findings_appear_at_once_and_vanish_at_once() {
    let mut session = session("helix", 60_000).await;
    session.open(URI, "The mayor resigned TK days later.\n\nNobody knows why.\n");
    session.published_checks(URI, &["placeholder"]).await;
    // What was there before typing began is not new.
    session.type_at(URI, 2, 0, 0, "x");
    assert_eq!(codes(&session.published(URI).await["diagnostics"]), ["placeholder"]);
    let mark = json!({
        "start": { "line": 0, "character": 20 }, "end": { "line": 0, "character": 22 },
    });
    session.change(URI, 3, json!([{ "range": mark, "text": "two" }]));
    assert_eq!(codes(&session.published(URI).await["diagnostics"]), Vec::<&str>::new());
}

#[tokio::test]
async fn without_patience_everything_appears_at_once() {
    let mut session = session("helix", 0).await;
    session.open(URI, "The mayor resigned\n");
    session.published_checks(URI, &[]).await;
    session.type_at(URI, 2, 0, 18, " TK");
    assert_eq!(codes(&session.published(URI).await["diagnostics"]), ["placeholder"]);
}

#[tokio::test]
async fn a_client_that_pulls_is_told_to_pull_again() {
    let mut session = session("code", PATIENCE).await;
    session.open(URI, "The mayor resigned\n");
    let pull =
        |previous: &Value| json!({ "textDocument": { "uri": URI }, "previousResultId": previous });
    let report =
        session.request("textDocument/diagnostic", pull(&Value::Null)).await.expect("a report");
    session.type_at(URI, 2, 0, 18, " TK");
    let id = &report["resultId"];
    let report = session.request("textDocument/diagnostic", pull(id)).await.expect("a report");
    assert_eq!(report["kind"], "unchanged");
    session.asked("workspace/diagnostic/refresh").await;
    let report = session.request("textDocument/diagnostic", pull(id)).await.expect("a report");
    assert_eq!(codes(&report["items"]), ["placeholder"]);
}

#[tokio::test]
async fn what_comes_in_place_of_what_vanished_is_told_to_a_client_that_pulls() {
    let mut session = session("code", PATIENCE).await;
    session.open(URI, "Thefts rose 12 percent in May.\n");
    let pull =
        |previous: &Value| json!({ "textDocument": { "uri": URI }, "previousResultId": previous });
    let report =
        session.request("textDocument/diagnostic", pull(&Value::Null)).await.expect("a report");
    assert_eq!(codes(&report["items"]), ["unsourced-figure"]);
    session.type_at(URI, 2, 0, 29, ", according to [source]");
    let report = session.request("textDocument/diagnostic", pull(&report["resultId"])).await;
    let report = report.expect("a report");
    assert_eq!(codes(&report["items"]), Vec::<&str>::new());
    session.asked("workspace/diagnostic/refresh").await;
    let report = session.request("textDocument/diagnostic", pull(&report["resultId"])).await;
    assert_eq!(codes(&report.expect("a report")["items"]), ["placeholder"]);
}

#[tokio::test]
async fn a_client_that_holds_nothing_is_given_everything() {
    let mut session = session("code", 60_000).await;
    session.open(URI, "The mayor resigned\n");
    session.replace(URI, 2, DRAFT);
    let pull = json!({ "textDocument": { "uri": URI } });
    let report = session.request("textDocument/diagnostic", pull).await.expect("a report");
    assert_eq!(codes(&report["items"]), ["placeholder"]);
}
