//! Drafts that are compared with the others of their folder.

use deskcheck::server::Options;
use serde_json::{Value, json};

use super::folder::Folder;
use super::lsp::Session;

const ON: &str = "[house]\nacross-drafts = true\n";
const NORTH: &str = "The mayor, Maria Ortega, wept.\n\nNobody cheered Maria Ortega.\n";
const SOUTH: &str = "Nobody saw Maria Ortegga on the quay.\n";

/// A folder with two drafts that spell one name in two ways.
fn folder(settings: &str) -> Folder {
    Folder::of(&[("deskcheck.toml", settings), ("north.md", NORTH), ("south.md", SOUTH)])
}

/// A draft was written to disk by another program.
fn changes(folder: &Folder, session: &Session, name: &str, text: &str) {
    folder.write(name, text);
    let change = json!({ "uri": folder.uri(name), "type": 2 });
    session.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
}

const FOUND: &[&str] = &["name-variant"];

#[tokio::test]
async fn a_finding_points_into_the_other_draft() {
    let folder = folder(ON);
    let south = folder.uri("south.md");
    let mut session = folder.session("nvim", Options::default()).await;
    session.open(&south, SOUTH);
    let found = session.published_checks(&south, FOUND).await;
    let found = &found["diagnostics"][0];
    let range =
        json!({ "start": { "line": 0, "character": 17 }, "end": { "line": 0, "character": 24 } });
    assert_eq!(found["range"], range);
    assert_eq!(found["message"], "“Ortegga” is spelled “Ortega” in another draft, twice");
    let related = &found["relatedInformation"];
    assert_eq!(related.as_array().map(Vec::len), Some(1));
    assert_eq!(related[0]["location"]["uri"], folder.uri("north.md"));
    assert_eq!(related[0]["location"]["range"]["start"], json!({ "line": 0, "character": 11 }));
    let context = json!({ "diagnostics": [found] });
    let document = json!({ "uri": south });
    let params = json!({ "textDocument": document, "range": range, "context": context });
    let actions = session.request("textDocument/codeAction", params).await.expect("actions");
    let titles: Vec<&str> =
        actions.as_array().expect("a list").iter().filter_map(|it| it["title"].as_str()).collect();
    assert!(titles.contains(&"Change to “Ortega”"), "{titles:?}");
}

#[tokio::test]
async fn a_hover_tells_the_place_where_the_client_would_not_show_it() {
    let folder = folder(ON);
    let south = folder.uri("south.md");
    let mut session = folder.session("eglot", Options::default()).await;
    session.open(&south, SOUTH);
    session.published_checks(&south, FOUND).await;
    let position = json!({ "line": 0, "character": 18 });
    let params = json!({ "textDocument": { "uri": south }, "position": position });
    let hover = session.request("textDocument/hover", params).await.expect("a note");
    let told = hover["contents"]["value"].as_str().expect("words");
    assert!(told.contains("north.md, line 1: “Maria Ortega” here"), "{told}");
}

#[tokio::test]
async fn what_the_editor_holds_counts_of_this_draft_and_what_is_saved_of_the_others() {
    let folder = folder(ON);
    let (north, south) = (folder.uri("north.md"), folder.uri("south.md"));
    let mut session = folder.session("helix", Options::default()).await;
    session.open(&south, SOUTH);
    session.published_checks(&south, FOUND).await;
    session.replace(&south, 2, "Nobody saw Maria Ortega on the quay.\n");
    session.published_checks(&south, &[]).await;
    session.replace(&south, 3, SOUTH);
    session.published_checks(&south, FOUND).await;
    session.open(&north, "Maria Ortegga wept.\n");
    session.published_checks(&north, &[]).await;
    assert_eq!(session.listen(200).await, Vec::<Value>::new(), "nothing was saved");
    changes(&folder, &session, "north.md", "Maria Ortegga wept.\n");
    session.published_checks(&south, &[]).await;
}

#[tokio::test]
async fn drafts_that_come_and_go_count() {
    let folder = folder(ON);
    let south = folder.uri("south.md");
    let mut session = folder.session("helix", Options::default()).await;
    session.open(&south, SOUTH);
    session.published_checks(&south, FOUND).await;
    std::fs::remove_file(folder.0.path().join("north.md")).expect("it is there");
    let change = json!({ "uri": folder.uri("north.md"), "type": 3 });
    session.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    session.published_checks(&south, &[]).await;
    changes(&folder, &session, "west.md", NORTH);
    session.published_checks(&south, FOUND).await;
}

#[tokio::test]
async fn a_client_that_tells_of_no_changes_is_looked_after_when_a_draft_is_saved() {
    let folder = folder(ON);
    let south = folder.uri("south.md");
    let mut session = folder.session("minimal", Options::default()).await;
    session.open(&south, SOUTH);
    session.published_checks(&south, FOUND).await;
    folder.write("north.md", "It was quiet.\n");
    session.notify("textDocument/didSave", json!({ "textDocument": { "uri": south } }));
    session.published_checks(&south, &[]).await;
}

#[tokio::test]
async fn drafts_of_another_settings_file_belong_to_another_series() {
    let folder = folder(ON);
    std::fs::create_dir(folder.0.path().join("may")).expect("a folder");
    folder.write("may/deskcheck.toml", ON);
    folder.write("may/west.md", SOUTH);
    let west = folder.uri("may/west.md");
    let mut session = folder.session("helix", Options::default()).await;
    session.open(&west, SOUTH);
    session.published_checks(&west, &[]).await;
    let told = session.listen(200).await;
    assert!(told.iter().all(|told| told["diagnostics"] == json!([])), "{told:?}");
}

#[tokio::test]
async fn nothing_is_compared_unless_the_desk_wants_it() {
    let folder = folder("");
    let south = folder.uri("south.md");
    let mut session = folder.session("helix", Options::default()).await;
    session.open(&south, SOUTH);
    session.published_checks(&south, &[]).await;
    changes(&folder, &session, "deskcheck.toml", ON);
    session.published_checks(&south, FOUND).await;
    changes(&folder, &session, "deskcheck.toml", "");
    session.published_checks(&south, &[]).await;
}

#[tokio::test]
async fn drafts_that_are_not_open_are_compared_too_and_read_again_where_it_concerns_them() {
    let folder = folder(&format!("{ON}[editor]\nwhole-workspace = true\n"));
    let south = folder.uri("south.md");
    let mut session = folder.session("helix", Options::default()).await;
    session.published_checks(&south, FOUND).await;
    changes(&folder, &session, "north.md", "It was quiet.\n");
    session.published_checks(&south, &[]).await;
    changes(&folder, &session, "north.md", NORTH);
    session.published_checks(&south, FOUND).await;
}

#[tokio::test]
async fn a_client_that_pulls_is_told_to_pull_again() {
    let folder = folder(ON);
    let south = folder.uri("south.md");
    let mut session = folder.session("code", Options::default()).await;
    session.open(&south, SOUTH);
    let pull = json!({ "textDocument": { "uri": south } });
    loop {
        let report = session.request("textDocument/diagnostic", pull.clone()).await;
        let report = report.expect("a report");
        if report["items"][0]["code"] == FOUND[0] {
            break;
        }
        session.asked("workspace/diagnostic/refresh").await;
    }
}
