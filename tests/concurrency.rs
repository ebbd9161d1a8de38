//! Order, coalescing, cancellation and panics: what a server must get right however fast one types.
#![cfg(feature = "server")]

#[expect(dead_code, reason = "each test file uses a part of the client")]
#[path = "support/lsp.rs"]
mod lsp;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use deskcheck::server::{Options, Step};
use lsp::{Session, place};
use serde_json::{Value, json};
use tokio::time::Instant;

const URI: &str = "file:///drafts/story.md";

/// The protocol's code for a request that was cancelled.
const CANCELLED: i64 = -32800;

/// The protocol's code for a request that an edit has overtaken.
const OVERTAKEN: i64 = -32801;

/// The protocol's code for a request whose answering failed.
const FAILED: i64 = -32603;

/// Readings of a draft that take this long stand for a slow check.
const SLOW: Duration = Duration::from_millis(400);

fn options(hook: impl Fn(Step<'_>) + Send + Sync + 'static) -> Options {
    Options { hook: Some(Arc::new(hook)) }
}

/// A server that reads slowly, and the versions it has read.
async fn slow_session(client: &str) -> (Session, Arc<Mutex<Vec<i32>>>) {
    let read = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&read);
    let hook = options(move |step| {
        if let Step::Analyze { version, .. } = step {
            seen.lock().expect("nobody panics with it").push(version);
            std::thread::sleep(SLOW);
        }
    });
    (Session::start_with(client, hook, json!({})).await, read)
}

/// Waits until the server is about to read a version.
async fn until_reading(read: &Mutex<Vec<i32>>, version: i32) {
    while !read.lock().expect("nobody panics with it").contains(&version) {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// What is typed as a version.
fn key(version: i32) -> &'static str {
    ["a", "b", "c", "d", "e", "f", "g"][usize::try_from(version).expect("versions rise from 1") % 7]
}

#[tokio::test]
async fn edits_and_requests_keep_their_order() {
    let mut session = Session::start("helix").await;
    session.open(URI, "\n");
    let mut requests = Vec::new();
    for version in 2..502 {
        // Every key goes to the front, so that two keys that change places show in the text.
        session.type_at(URI, version, 0, 0, key(version));
        if version % 5 == 0 {
            requests.push(session.ask("textDocument/hover", place(URI, 0, 1)));
        }
    }
    session.type_at(URI, 502, 0, 0, "# ");
    let outline = json!({ "textDocument": { "uri": URI } });
    let outline = session.request("textDocument/documentSymbol", outline).await;
    let typed: String = (2..502).rev().map(key).collect();
    assert_eq!(outline.expect("an outline")[0]["name"], typed);
    for request in requests {
        assert!(matches!(session.answer(request).await, Ok(_) | Err(OVERTAKEN)));
    }
    let mut last = 0;
    for published in session.listen(100).await {
        let version = published["version"].as_i64().expect("this client reads versions");
        assert!(version > last, "{version} after {last}");
        last = version;
    }
    assert_eq!(last, 502);
}

#[tokio::test]
async fn a_slow_reading_does_not_delay_edits_and_is_not_repeated_for_each() {
    let (mut session, read) = slow_session("helix").await;
    session.open(URI, "The mayor resigned.\n");
    until_reading(&read, 1).await;
    for version in 2..40 {
        session.type_at(URI, version, 0, 0, "x");
    }
    session.replace(URI, 40, "The mayor resigned TK days later.\n");
    let published = session.published_checks(URI, &["placeholder"]).await;
    assert_eq!(published["version"], 40);
    let read = read.lock().expect("nobody panics with it").clone();
    assert_eq!(read, [1, 40], "what was typed meanwhile is read in one go");
}

#[tokio::test]
async fn a_cancelled_request_is_answered_while_the_worker_is_busy() {
    let (mut session, read) = slow_session("helix").await;
    session.open(URI, "The mayor resigned TK days later.\n");
    until_reading(&read, 1).await;
    let asked = Instant::now();
    let hover = session.ask("textDocument/hover", place(URI, 0, 20));
    session.notify("$/cancelRequest", json!({ "id": hover }));
    assert_eq!(session.answer(hover).await, Err(CANCELLED));
    assert!(asked.elapsed() < SLOW / 2, "it waited {:?}", asked.elapsed());
}

#[tokio::test]
async fn a_request_that_an_edit_overtakes_is_refused_at_once() {
    let (mut session, read) = slow_session("helix").await;
    session.open(URI, "The mayor resigned TK days later.\n");
    until_reading(&read, 1).await;
    let asked = Instant::now();
    let hover = session.ask("textDocument/hover", place(URI, 0, 20));
    session.type_at(URI, 2, 0, 0, "x");
    assert_eq!(session.answer(hover).await, Err(OVERTAKEN));
    assert!(asked.elapsed() < SLOW / 2, "it waited {:?}", asked.elapsed());
}

#[tokio::test]
async fn many_slow_requests_do_not_hold_up_what_stands_behind_them() {
    let (mut session, read) = slow_session("helix").await;
    session.open(URI, "The mayor resigned TK days later.\n");
    until_reading(&read, 1).await;
    let asked = Instant::now();
    let requests: Vec<_> =
        (0..200).map(|_| session.ask("textDocument/hover", place(URI, 0, 20))).collect();
    session.notify("$/cancelRequest", json!({ "id": requests[199] }));
    assert_eq!(session.answer(requests[199]).await, Err(CANCELLED));
    assert!(asked.elapsed() < SLOW / 2, "it waited {:?}", asked.elapsed());
    for request in &requests[..199] {
        assert!(session.answer(*request).await.is_ok());
    }
}

#[tokio::test]
async fn nothing_is_published_after_closing() {
    let (mut session, read) = slow_session("helix").await;
    session.open(URI, "The mayor resigned TK days later.\n");
    until_reading(&read, 1).await;
    let hover = session.ask("textDocument/hover", place(URI, 0, 20));
    session.close(URI);
    assert_eq!(session.answer(hover).await, Ok(Value::Null));
    let published = session.listen(1000).await;
    assert_eq!(published.len(), 1, "{published:?}");
    assert_eq!(published[0]["diagnostics"], json!([]));
}

#[tokio::test]
async fn a_draft_opened_anew_is_not_taken_for_the_one_that_was_closed() {
    let (mut session, read) = slow_session("helix").await;
    session.open(URI, "The mayor resigned TK days later.\n");
    until_reading(&read, 1).await;
    session.close(URI);
    session.open(URI, "The mayor resigned.\n");
    let published = session.listen(1500).await;
    assert!(published.iter().all(|published| published["diagnostics"] == json!([])));
    assert_eq!(published.len(), 2, "one for closing, one for opening: {published:?}");
}

#[tokio::test]
async fn a_draft_out_of_step_comes_back_with_its_full_text() {
    let mut session = Session::start("helix").await;
    session.open(URI, "The mayor resigned TK days later.\n");
    session.published_checks(URI, &["placeholder"]).await;
    let backwards = json!({
        "start": { "line": 0, "character": 9 }, "end": { "line": 0, "character": 2 },
    });
    session.change(URI, 2, json!([{ "range": backwards, "text": "x" }]));
    session.logged("could not be understood").await;
    session.published_checks(URI, &[]).await;
    session.type_at(URI, 3, 0, 0, "x");
    assert_eq!(session.request("textDocument/hover", place(URI, 0, 20)).await, Err(OVERTAKEN));
    session.replace(URI, 4, "The mayor TK resigned.\n");
    let published = session.published_checks(URI, &["placeholder"]).await;
    assert_eq!(published["diagnostics"][0]["range"]["start"]["character"], 10);
    assert_eq!(published["version"], 4);
}

#[tokio::test]
async fn versions_must_rise() {
    let mut session = Session::start("helix").await;
    session.open(URI, "The mayor resigned TK days later.\n");
    session.published_checks(URI, &["placeholder"]).await;
    session.type_at(URI, 7, 0, 0, "So ");
    assert_eq!(session.published(URI).await["version"], 7);
    session.type_at(URI, 7, 0, 0, "Then ");
    session.logged("could not be understood").await;
    session.replace(URI, 8, "The mayor TK resigned.\n");
    let published = session.published_checks(URI, &["placeholder"]).await;
    assert_eq!(published["version"], 8);
}

#[tokio::test]
async fn places_behind_the_end_are_clamped() {
    let mut session = Session::start("helix").await;
    session.open(URI, "The mayor\nresigned");
    session.type_at(URI, 2, 0, 900, " TK");
    session.type_at(URI, 3, 900, 900, " later");
    let published = session.published_checks(URI, &["placeholder"]).await;
    assert_eq!(
        published["diagnostics"][0]["range"]["start"],
        json!({ "line": 0, "character": 10 })
    );
    assert_eq!(session.log, Vec::<String>::new());
}

#[tokio::test]
async fn a_panic_in_a_request_costs_the_request() {
    let once = AtomicBool::new(true);
    let hook = options(move |step| {
        let panics = matches!(step, Step::Answer { .. }) && once.swap(false, Ordering::Relaxed);
        assert!(!panics, "a test's panic");
    });
    let mut session = Session::start_with("helix", hook, json!({})).await;
    session.open(URI, "The mayor resigned TK days later.\n");
    session.published_checks(URI, &["placeholder"]).await;
    assert_eq!(session.request("textDocument/hover", place(URI, 0, 20)).await, Err(FAILED));
    assert!(session.request("textDocument/hover", place(URI, 0, 20)).await.is_ok());
    assert!(session.logged("a test's panic").await.contains("textDocument/hover"));
}

#[tokio::test]
async fn a_panic_while_reading_costs_that_reading() {
    let once = AtomicBool::new(true);
    let hook = options(move |step| {
        let panics = matches!(step, Step::Analyze { .. }) && once.swap(false, Ordering::Relaxed);
        assert!(!panics, "a test's panic");
    });
    let mut session = Session::start_with("helix", hook, json!({})).await;
    session.open(URI, "The mayor resigned TK days later.\n");
    let hover = session.ask("textDocument/hover", place(URI, 0, 20));
    session.logged("a test's panic").await;
    assert_eq!(session.answer(hover).await, Ok(Value::Null));
    session.type_at(URI, 2, 0, 0, "So ");
    session.published_checks(URI, &["placeholder"]).await;
}

#[test]
fn a_client_that_writes_much_before_it_reads_is_served() {
    use std::io::{Read, Write};
    let mut server = std::process::Command::new(env!("CARGO_BIN_EXE_deskcheck"))
        .arg("lsp")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the command can be started");
    let mut stdin = server.stdin.take().expect("it has an input");
    let mut send = |message: Value| {
        let body = message.to_string();
        write!(stdin, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it reads");
    };
    let initialize = json!({ "capabilities": {} });
    send(json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": initialize }));
    let stdout = server.stdout.as_mut().expect("it has an output");
    let mut listen = |until: &str| {
        let mut told = Vec::new();
        while !String::from_utf8_lossy(&told).contains(until) {
            let mut chunk = vec![0; 1 << 20];
            let read = stdout.read(&mut chunk).expect("it writes");
            assert!(read > 0, "it ended too soon");
            told.extend_from_slice(&chunk[..read]);
        }
        told
    };
    // The server must know that it is initialised before it is asked anything.
    listen("\"id\":0");
    let document = json!({ "uri": URI, "languageId": "markdown", "version": 1, "text": "TK\n" });
    let open = json!({ "textDocument": document });
    send(json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": open }));
    for id in 1..4000 {
        let hover = place(URI, 0, 1);
        send(
            json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/hover", "params": hover }),
        );
    }
    send(json!({ "jsonrpc": "2.0", "id": 4000, "method": "shutdown" }));
    let told = listen("\"id\":4000");
    send(json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert!(server.wait().expect("it ends").success());
    let hovers = String::from_utf8_lossy(&told).matches("\"contents\"").count();
    assert_eq!(hovers, 3999);
}
