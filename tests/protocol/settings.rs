//! Settings: of the client in every shape, of `deskcheck.toml`, and one above the other.
#![expect(clippy::disallowed_methods, reason = "tests write the files they are about")]

use std::path::Path;

use deskcheck::server::Options;
use serde_json::{Value, json};

use super::lsp::{Session, codes};
use super::{DRAFT, URI};

const OFF: &str = "[checks]\nplaceholder = \"off\"\n";

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A folder with a settings file, and the addresses of that file and of a draft below it.
fn workspace(settings: &str) -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = folder.path().join("news");
    std::fs::create_dir(&desk).expect("a folder below");
    std::fs::write(folder.path().join("deskcheck.toml"), settings).expect("a settings file");
    let (file, draft) = (folder.path().join("deskcheck.toml"), desk.join("story.md"));
    (folder, address(&file), address(&draft))
}

async fn session_in(folder: &Path, client: &str) -> Session {
    let folders = json!([{ "uri": address(folder), "name": "desk" }]);
    Session::start_with(client, Options::default(), json!({ "workspaceFolders": folders })).await
}

#[tokio::test]
async fn the_client_may_send_them_in_any_shape() {
    let off = json!({ "checks": { "placeholder": "off" } });
    let silent = [off.clone(), json!({ "deskcheck": off })];
    let loud = [Value::Null, json!({}), json!({ "deskcheck": null }), json!([1]), json!("x")];
    for (options, expected) in silent.iter().map(|s| (s, 0)).chain(loud.iter().map(|s| (s, 1))) {
        let extra = json!({ "initializationOptions": options });
        let mut session = Session::start_with("helix", Options::default(), extra).await;
        session.open(URI, DRAFT);
        let published = session.published(URI).await;
        assert_eq!(codes(&published["diagnostics"]).len(), expected, "{options}");
        session.notify("workspace/didChangeConfiguration", json!({ "settings": options }));
        session.type_at(URI, 2, 0, 0, "So ");
        let published = session.published(URI).await;
        assert_eq!(codes(&published["diagnostics"]).len(), expected, "{options}");
    }
}

#[tokio::test]
async fn a_change_without_settings_makes_the_server_ask() {
    for params in [json!({ "settings": null }), json!({ "settings": {} }), json!({}), Value::Null] {
        let mut session = Session::start("helix").await;
        session.open(URI, DRAFT);
        session.published_checks(URI, &["placeholder"]).await;
        session.settings = json!({ "checks": { "placeholder": "off" } });
        session.notify("workspace/didChangeConfiguration", params);
        session.published_checks(URI, &[]).await;
    }
}

#[tokio::test]
async fn the_settings_file_above_the_draft_holds() {
    let (folder, _, draft) = workspace(OFF);
    let mut session = session_in(folder.path(), "helix").await;
    session.open(&draft, DRAFT);
    session.published_checks(&draft, &[]).await;
    // The client has the last word.
    let on = json!({ "settings": { "checks": { "placeholder": "hint" } } });
    session.notify("workspace/didChangeConfiguration", on);
    let published = session.published_checks(&draft, &["placeholder"]).await;
    assert_eq!(published["diagnostics"][0]["severity"], 4);
}

#[tokio::test]
async fn the_nearest_above_holds_up_to_the_root_of_the_repository_wherever_the_workspace_begins() {
    let (folder, _, draft) = workspace(OFF);
    let news = folder.path().join("news");
    for found in [true, false] {
        if !found {
            std::fs::create_dir(news.join(".git")).expect("it can be made");
        }
        let expected: &[&str] = if found { &[] } else { &["placeholder"] };
        let alone = Session::start("helix").await;
        let above = session_in(folder.path(), "helix").await;
        let inside = session_in(&news, "helix").await;
        for mut session in [alone, above, inside] {
            session.open(&draft, DRAFT);
            session.published_checks(&draft, expected).await;
        }
    }
}

#[tokio::test]
async fn a_draft_that_was_never_saved_has_those_of_the_workspace() {
    let (folder, _, _) = workspace(OFF);
    let mut inside = session_in(folder.path(), "helix").await;
    inside.open("untitled:Untitled-1", DRAFT);
    inside.published_checks("untitled:Untitled-1", &[]).await;
    let mut alone = Session::start("helix").await;
    alone.open("untitled:Untitled-1", DRAFT);
    alone.published_checks("untitled:Untitled-1", &["placeholder"]).await;
}

#[tokio::test]
async fn each_folder_of_a_workspace_may_have_its_own() {
    let (folder, _, draft) = workspace("");
    let other = tempfile::tempdir().expect("a folder");
    let second = address(&other.path().join("story.md"));
    let folders = |paths: &[&Path]| -> Value {
        paths.iter().map(|path| json!({ "uri": address(path), "name": "desk" })).collect()
    };
    let both = folders(&[folder.path(), other.path()]);
    let mut session = Session::new("code", Options::default());
    session.settings = json!({ "editor": { "codeLens": null } });
    let off = json!({ "checks": { "placeholder": "off" } });
    session.folder_settings.insert(address(other.path()), off.clone());
    session.initialize(json!({ "workspaceFolders": both })).await;
    session.asked("workspace/configuration").await;
    session.open(&draft, DRAFT);
    session.open(&second, DRAFT);
    pulled(&mut session, &second, 0).await;
    pulled(&mut session, &draft, 1).await;
    // A folder that comes later is asked about as well, one that goes is forgotten.
    session.settings = off;
    session.folder_settings.clear();
    let change = json!({ "added": [], "removed": folders(&[other.path()]) });
    session.notify("workspace/didChangeWorkspaceFolders", json!({ "event": change }));
    pulled(&mut session, &draft, 0).await;
}

/// Pulls until a draft has so many findings.
async fn pulled(session: &mut Session, uri: &str, count: usize) {
    for _ in 0..400 {
        let pull = json!({ "textDocument": { "uri": uri } });
        let report = session.request("textDocument/diagnostic", pull).await.expect("a report");
        if codes(&report["items"]).len() == count {
            return;
        }
        session.listen(10).await;
    }
    unreachable!("{uri} has not come to {count} findings");
}

#[tokio::test]
async fn a_nearer_file_holds_from_when_it_is_there_until_it_is_gone() {
    let (folder, _, draft) = workspace("");
    let nearer = folder.path().join("news").join("deskcheck.toml");
    let uri = address(&nearer);
    let mut session = session_in(folder.path(), "helix").await;
    session.open(&draft, DRAFT);
    session.published_checks(&draft, &["placeholder"]).await;
    let changed = |kind: u32| json!({ "changes": [{ "uri": uri, "type": kind }] });
    std::fs::write(&nearer, OFF).expect("it can be written");
    session.notify("workspace/didChangeWatchedFiles", changed(1));
    session.published_checks(&draft, &[]).await;
    std::fs::remove_file(&nearer).expect("it can be removed");
    session.notify("workspace/didChangeWatchedFiles", changed(3));
    session.published_checks(&draft, &["placeholder"]).await;
    // One that was never saved counts as well.
    session.open(&uri, OFF);
    session.published_checks(&draft, &[]).await;
    session.close(&uri);
    session.published_checks(&draft, &["placeholder"]).await;
}

#[tokio::test]
async fn mistakes_are_shown_in_the_settings_file() {
    let (folder, file, draft) = workspace("[checks]\nplaceholdr = \"off\"\n");
    for client in ["helix", "code"] {
        let mut session = session_in(folder.path(), client).await;
        session.open(&draft, DRAFT);
        let published = session.published(&file).await;
        let problem = &published["diagnostics"][0];
        assert_eq!(problem["range"]["start"], json!({ "line": 1, "character": 0 }), "{client}");
        let message = problem["message"].as_str().expect("a message");
        assert!(message.contains("did you mean `placeholder`"), "{message}");
    }
}

#[tokio::test]
async fn an_open_settings_file_counts_as_it_stands_in_the_editor() {
    let (folder, file, draft) = workspace("[chekcs]\n");
    let mut session = session_in(folder.path(), "helix").await;
    session.open(&file, "[chekcs]\n");
    assert_eq!(codes(&session.published(&file).await["diagnostics"]).len(), 1);
    session.open(&draft, DRAFT);
    session.published_checks(&draft, &["placeholder"]).await;
    session.replace(&file, 2, OFF);
    session.published_checks(&draft, &[]).await;
    assert_eq!(session.published(&file).await["diagnostics"], json!([]));
    // Closed without saving, the file on disk counts again.
    session.close(&file);
    session.published_checks(&draft, &["placeholder"]).await;
}

#[tokio::test]
async fn a_changed_file_is_read_again() {
    let (folder, file, draft) = workspace("");
    for how in ["workspace/didChangeWatchedFiles", "textDocument/didSave"] {
        std::fs::write(folder.path().join("deskcheck.toml"), "").expect("it can be written");
        let mut session = session_in(folder.path(), "helix").await;
        let registered = session.asked("client/registerCapability").await;
        let watchers = &registered["registrations"][0]["registerOptions"]["watchers"];
        assert_eq!(watchers[0]["globPattern"], "**/deskcheck.toml");
        session.open(&draft, DRAFT);
        session.published_checks(&draft, &["placeholder"]).await;
        std::fs::write(folder.path().join("deskcheck.toml"), OFF).expect("it can be written");
        let params = json!({
            "changes": [{ "uri": file, "type": 2 }], "textDocument": { "uri": draft },
        });
        session.notify(how, params);
        session.published_checks(&draft, &[]).await;
    }
}

#[tokio::test]
async fn a_client_that_pulls_is_told_of_new_settings() {
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    let pull = json!({ "textDocument": { "uri": URI } });
    let report = session.request("textDocument/diagnostic", pull.clone()).await.expect("a report");
    assert_eq!(codes(&report["items"]).len(), 1);
    session.settings = json!({ "checks": { "placeholder": "off" } });
    session.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    session.asked("workspace/diagnostic/refresh").await;
    let report = session.request("textDocument/diagnostic", pull).await.expect("a report");
    assert_eq!(codes(&report["items"]).len(), 0);
}

#[tokio::test]
async fn the_clients_own_mistakes_are_logged() {
    let options = json!({ "initializationOptions": { "checks": { "placeholdr": "off" } } });
    let mut session = Session::start_with("helix", Options::default(), options).await;
    session.open(URI, DRAFT);
    session.published_checks(URI, &["placeholder"]).await;
    assert!(session.logged("placeholdr").await.contains("did you mean"));
}

#[tokio::test]
async fn drafts_are_compared_with_the_ledger_and_the_sources_as_they_stand() {
    let settings = "[sources]\nfiles = [\"lee.txt\"]\n";
    let (folder, file, draft) = workspace(settings);
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("it can be written");
    };
    let mut session = session_in(folder.path(), "helix").await;
    session.open(&draft, "“We will never close the bridge this winter,” Mayor Ann Lee said.\n");
    session.logged("the source lee.txt is not at").await;
    session.published_checks(&draft, &[]).await;
    let saved = json!({ "textDocument": { "uri": file } });
    write("lee.txt", "LEE: We will not close the bridge this winter.\n");
    session.notify("textDocument/didSave", saved.clone());
    session.published_checks(&draft, &["quotation-altered"]).await;
    write("lee.txt", "LEE: We will never close the bridge this winter.\n");
    let entry = "[[entry]]\nsentence = \"“We will not close the bridge,” Mayor Ann Lee said.\"\n";
    write("deskcheck.ledger.toml", entry);
    session.notify("textDocument/didSave", saved);
    session.published_checks(&draft, &["verification-lapsed"]).await;
}
