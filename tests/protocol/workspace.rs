//! The drafts of a folder that are not open.
#![expect(clippy::disallowed_methods, reason = "tests write the files they are about")]

use std::sync::Arc;
use std::time::Duration;

use deskcheck::server::{Options, Step};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::DRAFT;
use super::folder::Folder;
use super::lsp::{Session, codes};

const ON: &str = "[editor]\nwhole-workspace = true\n";

/// A folder with a draft that has a finding, one that has none, and one that is ignored.
fn folder(settings: &str) -> Folder {
    Folder::of(&[
        ("deskcheck.toml", settings),
        ("one.md", DRAFT),
        ("clean.md", "It was quiet.\n"),
        ("ignored.md", DRAFT),
        (".gitignore", "ignored.md\n"),
    ])
}

/// A server that takes its time over each draft that is not open.
fn slow(pause: Duration) -> Options {
    let hook = move |step: Step<'_>| {
        if matches!(step, Step::Sweep { .. }) {
            std::thread::sleep(pause);
        }
    };
    Options { hook: Some(Arc::new(hook)) }
}

fn changed(uri: &str) -> Value {
    json!({ "changes": [{ "uri": uri, "type": 2 }] })
}

/// Asks for the findings of everything until an answer has some draft in it.
async fn report(session: &mut Session, ids: &Value) -> Value {
    loop {
        let params = json!({ "previousResultIds": ids });
        let report = session.request("workspace/diagnostic", params).await.expect("a report");
        if report["items"] != json!([]) {
            return report["items"].clone();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn they_are_left_alone_unless_the_desk_wants_them_checked() {
    let folder = folder("");
    let mut session = folder.session("helix", Options::default()).await;
    assert_eq!(session.listen(200).await, Vec::<Value>::new());
    folder.write("deskcheck.toml", ON);
    let settings = folder.uri("deskcheck.toml");
    session.notify("workspace/didChangeWatchedFiles", changed(&settings));
    session.published_checks(&folder.uri("one.md"), &["placeholder"]).await;
    assert_eq!(session.listen(200).await, Vec::<Value>::new(), "nothing else is worth a word");
    folder.write("deskcheck.toml", "");
    session.notify("workspace/didChangeWatchedFiles", changed(&settings));
    session.published_checks(&folder.uri("one.md"), &[]).await;
}

#[tokio::test]
async fn an_open_draft_is_its_editors_until_it_is_closed() {
    let folder = folder(ON);
    let uri = folder.uri("one.md");
    let mut session = folder.session("helix", Options::default()).await;
    session.published_checks(&uri, &["placeholder"]).await;
    session.open(&uri, "The mayor resigned TK days later, TK.\n");
    session.published_checks(&uri, &["placeholder", "placeholder"]).await;
    session.notify("workspace/didChangeWatchedFiles", changed(&uri));
    assert_eq!(session.listen(200).await, Vec::<Value>::new(), "the disk does not count");
    session.close(&uri);
    session.published_checks(&uri, &["placeholder"]).await;
}

#[tokio::test]
async fn what_changes_on_disk_is_read_again() {
    let folder = folder(ON);
    let (uri, new) = (folder.uri("one.md"), folder.uri("new.md"));
    let mut session = folder.session("helix", Options::default()).await;
    session.published_checks(&uri, &["placeholder"]).await;
    folder.write("one.md", "The mayor resigned.\n");
    session.notify("workspace/didChangeWatchedFiles", changed(&uri));
    session.published_checks(&uri, &[]).await;
    folder.write("new.md", DRAFT);
    session.notify("workspace/didChangeWatchedFiles", changed(&new));
    session.published_checks(&new, &["placeholder"]).await;
    std::fs::remove_file(folder.0.path().join("new.md")).expect("it can be deleted");
    session.notify("workspace/didChangeWatchedFiles", changed(&new));
    session.published_checks(&new, &[]).await;
    folder.write("one.md", DRAFT);
    session.notify("workspace/didChangeWatchedFiles", changed(&uri));
    session.published_checks(&uri, &["placeholder"]).await;
    folder.write("deskcheck.toml", &format!("{ON}[checks]\nplaceholder = \"off\"\n"));
    session.notify("workspace/didChangeWatchedFiles", changed(&folder.uri("deskcheck.toml")));
    session.published_checks(&uri, &[]).await;
}

#[tokio::test]
async fn what_an_editor_escapes_in_its_own_way_is_one_draft_all_the_same() {
    let folder = folder(ON);
    folder.write("vote (2).md", DRAFT);
    let (ours, theirs) = (folder.uri("vote%20%282%29.md"), folder.uri("vote%20(2).md"));
    let mut session = folder.session("helix", Options::default()).await;
    session.published_checks(&ours, &["placeholder"]).await;
    session.open(&theirs, DRAFT);
    session.published_checks(&ours, &[]).await;
    session.published_checks(&theirs, &["placeholder"]).await;
    session.notify("workspace/didChangeWatchedFiles", changed(&theirs));
    let told = session.listen(200).await;
    assert!(told.iter().all(|one| one["uri"] != ours), "the disk does not count: {told:?}");
}

#[tokio::test]
async fn settings_that_change_while_a_draft_is_read_hold_for_it() {
    let folder = folder(ON);
    std::fs::remove_file(folder.0.path().join("clean.md")).expect("it can be deleted");
    let (begun, mut reading) = tokio::sync::mpsc::unbounded_channel();
    let hook = move |step: Step<'_>| {
        if matches!(step, Step::Sweep { .. }) {
            let _ = begun.send(());
            std::thread::sleep(Duration::from_millis(100));
        }
    };
    let mut session = folder.session("helix", Options { hook: Some(Arc::new(hook)) }).await;
    session.published_checks(&folder.uri("one.md"), &["placeholder"]).await;
    reading.recv().await.expect("it was read");
    let settings = folder.uri("deskcheck.toml");
    session.open(&settings, &format!("{ON}[checks]\nplaceholder = \"off\"\n"));
    reading.recv().await.expect("it is read again");
    session.replace(&settings, 2, ON);
    assert_eq!(session.listen(500).await, Vec::<Value>::new(), "all is as before");
}

#[tokio::test]
async fn a_client_that_pulls_is_answered_unchanged_until_something_is() {
    let folder = folder(ON);
    let uri = folder.uri("one.md");
    let mut session = folder.session("code", Options::default()).await;
    let first = report(&mut session, &json!([])).await;
    assert_eq!(first.as_array().map(Vec::len), Some(1), "{first}");
    assert_eq!((&first[0]["uri"], &first[0]["version"]), (&json!(uri), &Value::Null));
    assert_eq!(codes(&first[0]["items"]), ["placeholder"]);
    let ids = json!([{ "uri": uri, "value": first[0]["resultId"] }]);
    assert_eq!(report(&mut session, &ids).await[0]["kind"], "unchanged");
    // Opened, it is one draft and not two.
    session.open(&uri, "The mayor resigned TK days later, TK.\n");
    let pull = json!({ "textDocument": { "uri": uri } });
    session.request("textDocument/diagnostic", pull).await.expect("a report");
    let open = report(&mut session, &ids).await;
    assert_eq!(open.as_array().map(Vec::len), Some(1), "{open}");
    assert_eq!(codes(&open[0]["items"]).len(), 2);
    session.close(&uri);
    // Turned off, what the client still holds is taken back.
    folder.write("deskcheck.toml", "");
    session.notify("workspace/didChangeWatchedFiles", changed(&folder.uri("deskcheck.toml")));
    let none = report(&mut session, &ids).await;
    assert_eq!(none, json!([{ "kind": "full", "uri": uri, "version": null, "items": [] }]));
    assert_eq!(session.listen(100).await, Vec::<Value>::new(), "nothing is pushed");
}

#[tokio::test]
async fn a_client_that_pulls_open_drafts_only_is_pushed_the_others() {
    let folder = folder(ON);
    let uri = folder.uri("one.md");
    let info = json!({ "name": "Neovim" });
    let mut session = folder.session_of("code", Options::default(), info).await;
    session.published_checks(&uri, &["placeholder"]).await;
    session.open(&uri, DRAFT);
    let pull = json!({ "textDocument": { "uri": uri } });
    let pulled = session.request("textDocument/diagnostic", pull).await.expect("a report");
    assert_eq!(codes(&pulled["items"]), ["placeholder"]);
    session.published_checks(&uri, &[]).await;
    session.close(&uri);
    session.published_checks(&uri, &["placeholder"]).await;
}

#[tokio::test]
async fn drafts_and_sources_are_watched_where_they_count() {
    let folder = folder("");
    let mut session = folder.session("helix", Options::default()).await;
    session.asked("client/registerCapability").await;
    folder.write("deskcheck.toml", &format!("{ON}[sources]\nfiles = [\"talks/le[e].txt\"]\n"));
    session.notify("workspace/didChangeWatchedFiles", changed(&folder.uri("deskcheck.toml")));
    let asked = session.asked("client/registerCapability").await;
    let watchers = &asked["registrations"][0]["registerOptions"]["watchers"];
    let drafts = "**/*.{md,markdown,mdown,mkd,mdx,qmd,rmd,txt,text}";
    assert_eq!(watchers, &json!([{ "globPattern": drafts }, { "globPattern": "**/le?e?.txt" }]));
    folder.write("deskcheck.toml", "");
    session.notify("workspace/didChangeWatchedFiles", changed(&folder.uri("deskcheck.toml")));
    session.asked("client/unregisterCapability").await;
}

#[tokio::test]
async fn what_is_watched_is_taken_back_before_it_is_asked_for_anew() {
    let folder = folder("");
    let mut session = folder.session("helix", Options::default()).await;
    let settings = folder.uri("deskcheck.toml");
    session.open(&settings, ON);
    for number in 2..20 {
        let sources = format!("{ON}[sources]\nfiles = [\"{number}.txt\"]\n");
        session.replace(&settings, number, &sources);
    }
    session.listen(300).await;
    let mut watched = None;
    for (method, asked) in &session.asked {
        let ours = |list: &str| asked[list][0]["id"] == "deskcheck.files";
        if ours("registrations") {
            assert_eq!(watched.replace(asked), None, "two at a time");
        }
        if ours("unregisterations") {
            assert!(watched.take().is_some(), "{method} of nothing");
        }
    }
    let last = watched.expect("something is watched").to_string();
    assert!(last.contains("**/19.txt"), "{last}");
}

#[tokio::test]
async fn a_transcript_that_changes_on_disk_is_read_again() {
    let folder = folder("[sources]\nfiles = [\"lee.txt\"]\n");
    folder.write("lee.txt", "LEE: We will not close the bridge this winter.\n");
    let uri = folder.uri("one.md");
    let mut session = folder.session("helix", Options::default()).await;
    session.open(&uri, "“We will never close the bridge this winter,” Mayor Ann Lee said.\n");
    session.published_checks(&uri, &["quotation-altered"]).await;
    folder.write("lee.txt", "LEE: We will never close the bridge this winter.\n");
    session.notify("workspace/didChangeWatchedFiles", changed(&folder.uri("lee.txt")));
    session.published_checks(&uri, &[]).await;
}

#[tokio::test]
async fn a_client_that_tells_of_no_changes_is_looked_after_when_a_draft_is_saved() {
    let folder = folder(ON);
    let (uri, new) = (folder.uri("one.md"), folder.uri("new.md"));
    let mut session = folder.session("nvim", Options::default()).await;
    session.published_checks(&uri, &["placeholder"]).await;
    folder.write("new.md", DRAFT);
    session.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    session.published_checks(&new, &["placeholder"]).await;
}

#[tokio::test]
async fn a_long_pass_is_told_and_can_be_stopped() {
    let folder = folder(ON);
    for number in 0..40 {
        folder.write(&format!("many{number:02}.md"), "It was quiet.\n");
    }
    let mut session = folder.session("helix", slow(Duration::from_millis(50))).await;
    let token = session.asked("window/workDoneProgress/create").await["token"].clone();
    let begin = session.progressed("begin").await;
    assert_eq!(begin["token"], token);
    assert_eq!(begin["value"]["cancellable"], true);
    let report = session.progressed("report").await;
    let percentage = report["value"]["percentage"].as_u64().expect("a number");
    assert!((1..100).contains(&percentage), "{report}");
    session.notify("window/workDoneProgress/cancel", json!({ "token": token }));
    session.progressed("end").await;
    session.logged("were not read").await;
    let seen = session.progress.len();
    session.listen(200).await;
    assert_eq!(session.progress.len(), seen, "it has stopped");
}

#[tokio::test]
async fn a_client_that_shows_no_progress_is_told_none() {
    let folder = folder(ON);
    let mut session = folder.session("minimal", slow(Duration::from_millis(400))).await;
    session.published_checks(&folder.uri("one.md"), &["placeholder"]).await;
    assert!(session.asked.iter().all(|(method, _)| !method.contains("Progress")));
}

#[tokio::test]
async fn they_never_keep_an_open_draft_waiting() {
    const PAUSE: Duration = Duration::from_millis(400);
    let folder = folder(ON);
    let mut session = folder.session("helix", slow(PAUSE)).await;
    let other = folder.uri("other.md");
    let asked = Instant::now();
    session.open(&other, DRAFT);
    session.published_checks(&other, &["placeholder"]).await;
    assert!(asked.elapsed() < PAUSE, "it waited {:?}", asked.elapsed());
    session.published_checks(&folder.uri("one.md"), &["placeholder"]).await;
    assert!(asked.elapsed() > PAUSE, "the slow draft came later");
}

#[tokio::test]
async fn a_draft_that_cannot_be_read_is_told_and_costs_no_other() {
    let folder = folder(ON);
    std::fs::write(folder.0.path().join("latin.md"), b"caf\xe9\n").expect("it can be written");
    let mut session = folder.session("helix", Options::default()).await;
    session.published_checks(&folder.uri("one.md"), &["placeholder"]).await;
    assert!(session.logged("latin.md: not UTF-8").await.contains("save it"));
}
