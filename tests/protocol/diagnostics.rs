//! Diagnostics, pushed and pulled, and the columns they are given in.

use serde_json::{Value, json};

use super::lsp::{CLIENTS, Session, codes, place};
use super::{DRAFT, URI};

const WEEKDAY: &str = "The council meets on Tuesday, March 4, 2026.\n";

fn pull_of(uri: &str, previous: Option<&str>) -> Value {
    json!({ "textDocument": { "uri": uri }, "previousResultId": previous })
}

async fn pull(session: &mut Session, uri: &str, previous: Option<&str>) -> Value {
    let report = session.request("textDocument/diagnostic", pull_of(uri, previous)).await;
    report.expect("a pull is answered")
}

/// The diagnostics of a draft that was just opened, in the way the client wants them.
async fn first(session: &mut Session, client: &str, uri: &str) -> Value {
    if client == "code" {
        pull(session, uri, None).await["items"].clone()
    } else {
        session.published(uri).await["diagnostics"].clone()
    }
}

#[tokio::test]
async fn every_client_gets_them_in_its_way() {
    for client in CLIENTS {
        let mut session = Session::start(client).await;
        session.open(URI, DRAFT);
        let diagnostics = first(&mut session, client, URI).await;
        let diagnostic = &diagnostics[0];
        assert_eq!(codes(&diagnostics), ["placeholder"], "{client}");
        assert_eq!(diagnostic["source"], "deskcheck");
        assert_eq!(diagnostic["severity"], 1);
        assert_eq!(diagnostic["range"]["start"], json!({ "line": 0, "character": 19 }));
        assert_eq!(diagnostic["range"]["end"], json!({ "line": 0, "character": 21 }));
        assert_eq!(diagnostic.get("codeDescription").is_some(), client == "code", "{client}");
        assert_eq!(diagnostic.get("data").is_some(), ["code", "nvim"].contains(&client));
        assert_eq!(session.listen(100).await, Vec::<Value>::new(), "{client}: one is enough");
    }
}

#[tokio::test]
async fn each_links_to_the_page_of_its_check() {
    let mut session = Session::start("code").await;
    session.open(URI, WEEKDAY);
    let report = pull(&mut session, URI, None).await;
    let href = report["items"][0]["codeDescription"]["href"].as_str().expect("a link");
    assert!(href.ends_with("src/checks/dates/weekday_mismatch.md"), "{href}");
}

#[tokio::test]
async fn columns_count_what_was_negotiated() {
    let text = "Größe “x” 😀: TK\n";
    // Helix prefers UTF-8, eglot UTF-32, and who does not negotiate gets UTF-16.
    for (client, kind, column) in
        [("helix", "utf-8", 22), ("eglot", "utf-32", 13), ("nvim", "utf-16", 14)]
    {
        let mut session = Session::new(client, deskcheck::server::Options::default());
        let server = session.initialize(json!({})).await;
        assert_eq!(server["capabilities"]["positionEncoding"], kind);
        session.open(URI, text);
        let published = session.published_checks(URI, &["placeholder"]).await;
        assert_eq!(published["diagnostics"][0]["range"]["start"]["character"], column, "{client}");
        let hover = session.request("textDocument/hover", place(URI, 0, column)).await;
        assert_eq!(hover.expect("a note")["range"]["start"]["character"], column);
        session.type_at(URI, 2, 0, column, "é😀 ");
        let moved = session.published_checks(URI, &["placeholder"]).await;
        let width = match kind {
            "utf-8" => 7,
            "utf-16" => 4,
            _ => 3,
        };
        assert_eq!(moved["diagnostics"][0]["range"]["start"]["character"], column + width);
    }
}

#[tokio::test]
async fn a_client_that_does_not_negotiate_is_told_nothing_of_columns() {
    let mut session = Session::new("minimal", deskcheck::server::Options::default());
    let server = session.initialize(json!({})).await;
    assert_eq!(server["capabilities"].get("positionEncoding"), None);
    assert_eq!(server["capabilities"].get("diagnosticProvider"), None);
}

#[tokio::test]
async fn neovim_is_not_invited_to_pull_whole_workspaces() {
    // It would ask for nothing else on a refresh, and findings that were held back would not come.
    for (name, invited) in [("Neovim", false), ("Visual Studio Code", true)] {
        let mut session = Session::new("code", deskcheck::server::Options::default());
        let server = session.initialize(json!({ "clientInfo": { "name": name } })).await;
        let pull = &server["capabilities"]["diagnosticProvider"];
        assert_eq!(pull["workspaceDiagnostics"], invited, "{name}");
    }
}

#[tokio::test]
async fn an_equal_set_is_sent_again_only_to_who_reads_versions() {
    let mut session = Session::start("helix").await;
    session.open(URI, DRAFT);
    assert_eq!(session.published(URI).await["version"], 1);
    session.type_at(URI, 2, 0, 33, " Nobody knows.");
    assert_eq!(session.published(URI).await["version"], 2);

    let mut session = Session::start("nvim").await;
    session.open(URI, DRAFT);
    assert_eq!(session.published(URI).await.get("version"), None);
    session.type_at(URI, 2, 0, 33, " Nobody knows.");
    assert_eq!(session.listen(200).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_pull_says_unchanged_as_long_as_nothing_changes() {
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    let first = pull(&mut session, URI, None).await;
    assert_eq!((first["kind"].as_str(), codes(&first["items"]).len()), (Some("full"), 1));
    let id = first["resultId"].as_str().expect("a full report has a name");
    let second = pull(&mut session, URI, Some(id)).await;
    assert_eq!(second, json!({ "kind": "unchanged", "resultId": id }));
    session.type_at(URI, 2, 0, 0, "So ");
    let third = pull(&mut session, URI, Some(id)).await;
    assert_eq!(third["kind"], "full");
    assert_ne!(third["resultId"], id);
    assert_eq!(pull(&mut session, URI, Some(id)).await["kind"], "full");
}

#[tokio::test]
async fn a_pull_sees_the_edits_before_it() {
    let mut session = Session::start("code").await;
    session.open(URI, "The mayor resigned.\n");
    for (version, marks) in (2..30).zip(2_usize..) {
        session.replace(URI, version, &"TK ".repeat(marks));
        let report = pull(&mut session, URI, None).await;
        assert_eq!(codes(&report["items"]).len(), marks);
    }
}

#[tokio::test]
async fn a_workspace_pull_reports_the_open_drafts() {
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    let first = pull(&mut session, URI, None).await;
    let ids = json!([{ "uri": URI, "value": first["resultId"] }]);
    let ask = |ids: &Value| json!({ "previousResultIds": ids });
    let known = session.request("workspace/diagnostic", ask(&ids)).await.expect("a report");
    assert_eq!(known["items"][0]["kind"], "unchanged");
    let all = session.request("workspace/diagnostic", ask(&json!([]))).await.expect("a report");
    assert_eq!(
        (&all["items"][0]["kind"], &all["items"][0]["version"]),
        (&json!("full"), &json!(1))
    );
    session.close(URI);
    let none = session.request("workspace/diagnostic", ask(&json!([]))).await.expect("a report");
    assert_eq!(none, json!({ "items": [] }));
}

#[tokio::test]
async fn a_client_that_says_it_pulls_and_does_not_is_pushed_to() {
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    session.published_checks(URI, &["placeholder"]).await;
    // Now it does, and what was pushed goes: nothing is shown twice.
    let report = pull(&mut session, URI, None).await;
    assert_eq!(codes(&report["items"]), ["placeholder"]);
    session.published_checks(URI, &[]).await;
    session.type_at(URI, 2, 0, 0, "So ");
    assert_eq!(session.listen(200).await, Vec::<Value>::new());
}

#[tokio::test]
async fn any_address_works() {
    for uri in ["untitled:Untitled-1", "vscode-remote://ssh%2Bdesk/story.md?v=1#top", "buffer:1"] {
        let mut session = Session::start("helix").await;
        session.open(uri, DRAFT);
        session.published_checks(uri, &["placeholder"]).await;
    }
    let mut session = Session::start("helix").await;
    session.open("file:///drafts/Große Geschichte.md", DRAFT);
    let escaped = "file:///drafts/Gro%C3%9Fe%20Geschichte.md";
    session.published_checks(escaped, &["placeholder"]).await;
}
