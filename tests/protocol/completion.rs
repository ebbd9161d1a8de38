//! Completion and hover in `deskcheck.toml`, for clients of every kind; and what they leave alone.

use deskcheck::server::Options;
use serde_json::{Value, json};

use super::lsp::{CLIENTS, Session};
use super::{DRAFT, URI};

const FILE: &str = "file:///desk/deskcheck.toml";

fn at(uri: &str, line: u32, character: u32) -> Value {
    let position = json!({ "line": line, "character": character });
    json!({ "textDocument": { "uri": uri }, "position": position })
}

/// The completions at a place, as a list of items.
async fn items(session: &mut Session, line: u32, character: u32) -> Vec<Value> {
    let answer = session.request("textDocument/completion", at(FILE, line, character)).await;
    let answer = answer.expect("it is answered");
    assert_eq!(answer["isIncomplete"], false, "{answer}");
    answer["items"].as_array().expect("a list of items").clone()
}

fn labels(items: &[Value]) -> Vec<&str> {
    items.iter().filter_map(|item| item["label"].as_str()).collect()
}

#[tokio::test]
async fn it_is_announced_to_those_who_complete() {
    for client in CLIENTS {
        let mut session = Session::new(client, Options::default());
        let told = session.initialize(json!({})).await;
        let provider = &told["capabilities"]["completionProvider"];
        assert_eq!(provider.is_object(), !["code", "minimal"].contains(&client), "{client}");
    }
    // Who can be told so is told to ask in settings files alone.
    let mut session = Session::start("code").await;
    let registered = session.asked("client/registerCapability").await;
    let all = registered["registrations"].as_array().expect("a list");
    let ours = all.iter().find(|one| one["method"] == "textDocument/completion");
    let selector = &ours.expect("it is registered")["registerOptions"]["documentSelector"];
    assert_eq!(*selector, json!([{ "pattern": "**/deskcheck.toml" }]));
}

#[tokio::test]
async fn what_can_be_set_is_completed_while_it_is_typed() {
    for client in CLIENTS {
        let mut session = Session::start(client).await;
        session.open(FILE, "");
        assert_eq!(labels(&items(&mut session, 0, 0).await).len(), 4, "{client}");
        session.type_at(FILE, 2, 0, 0, "[editor]\nin\n");
        let found = items(&mut session, 1, 2).await;
        assert!(labels(&found).contains(&"inlay-hints"), "{client}: {found:?}");
        let item = found.iter().find(|item| item["label"] == "inlay-hints").expect("it is there");
        let range = &item["textEdit"]["range"];
        assert_eq!(range["start"], json!({ "line": 1, "character": 0 }), "{client}");
        assert_eq!(range["end"], json!({ "line": 1, "character": 2 }), "{client}");
        let snippets = !["eglot", "minimal"].contains(&client);
        assert_eq!(item["insertTextFormat"], if snippets { 2 } else { 1 }, "{client}");
        let text = item["textEdit"]["newText"].as_str().expect("a text");
        assert_eq!(text.contains("${1"), snippets, "{client}: {text}");
        let markdown = item["documentation"]["kind"] == "markdown";
        assert_eq!(markdown, ["code", "nvim"].contains(&client), "{client}: {item}");
    }
}

#[tokio::test]
async fn checks_and_levels_say_what_they_are() {
    let mut session = Session::start("code").await;
    session.open(FILE, "# Zürich 🌉\n[checks]\nplaceholder = \"o\"\n");
    let levels = items(&mut session, 2, 16).await;
    assert_eq!(labels(&levels), ["off", "on", "hint", "info", "warning", "error"]);
    assert_eq!(levels[0]["textEdit"]["newText"], "\"off\"");
    assert_eq!(levels[0]["filterText"], "\"off\"");
    session.type_at(FILE, 2, 2, 0, "name-v\n");
    let found = items(&mut session, 2, 6).await;
    let check = found.iter().find(|item| item["label"] == "name-variant").expect("it is there");
    let docs = check["documentation"]["value"].as_str().expect("a text");
    assert!(docs.starts_with("One name in two spellings. By default"), "{docs}");
    assert!(!labels(&found).contains(&"placeholder"), "it is set already");
}

#[tokio::test]
async fn a_place_in_it_is_explained() {
    let hover = |answer: Value| answer["contents"]["value"].as_str().map(str::to_owned);
    for client in CLIENTS {
        let mut session = Session::start(client).await;
        session.open(FILE, "[checks]\nplaceholder = \"off\"\n[editor]\npatience = 3\n[x\n");
        let check = session.request("textDocument/hover", at(FILE, 1, 3)).await.expect("a note");
        assert_eq!(check["range"]["end"], json!({ "line": 1, "character": 11 }), "{client}");
        let check = hover(check).expect("a text");
        assert!(check.contains("still to come"), "{client}: {check}");
        let link = check.contains(concat!("](", env!("CARGO_PKG_REPOSITORY")));
        assert_eq!(link, ["code", "nvim", "helix"].contains(&client), "{client}: {check}");
        let key = session.request("textDocument/hover", at(FILE, 3, 0)).await.expect("a note");
        let key = hover(key).expect("a text");
        assert!(key.contains("Milliseconds") && key.contains("500"), "{client}: {key}");
        let nothing = session.request("textDocument/hover", at(FILE, 4, 1)).await;
        assert_eq!(nothing, Ok(Value::Null), "{client}");
    }
}

#[tokio::test]
async fn a_draft_is_answered_at_once_and_with_nothing() {
    let held = Options {
        hook: Some(std::sync::Arc::new(|step| {
            if matches!(step, deskcheck::server::Step::Analyze { .. }) {
                std::thread::sleep(std::time::Duration::from_secs(1));
            }
        })),
    };
    let mut session = Session::start_with("nvim", held, json!({})).await;
    session.open(URI, DRAFT);
    let hover = session.ask("textDocument/hover", at(URI, 0, 3));
    let answer = session.request("textDocument/completion", at(URI, 0, 3)).await;
    assert_eq!(answer, Ok(Value::Null));
    assert!(!session.is_answered(hover), "the draft is still being read");
}

#[tokio::test]
async fn other_files_of_its_language_are_left_alone() {
    for client in CLIENTS {
        let mut session = Session::start(client).await;
        let uri = "file:///desk/Cargo.toml";
        let text = "# Fill in TK days later.\nname = \"x\"\n";
        let document = json!({ "uri": uri, "languageId": "toml", "version": 1, "text": text });
        session.notify("textDocument/didOpen", json!({ "textDocument": document }));
        session.type_at(uri, 2, 0, 2, "TK ");
        for method in ["hover", "completion", "definition", "inlayHint", "codeLens"] {
            let mut params = at(uri, 0, 3);
            params["range"] = json!({ "start": params["position"], "end": params["position"] });
            let answer = session.request(&format!("textDocument/{method}"), params).await;
            let answer = answer.expect("it is answered");
            assert!(answer.is_null() || answer == json!([]), "{client}: {method}: {answer}");
        }
        // A draft that is opened afterwards has been read when its findings come.
        session.open(URI, DRAFT);
        let pull = json!({ "textDocument": { "uri": URI } });
        session.request("textDocument/diagnostic", pull).await.expect("a report");
        let told = session.listen(100).await;
        assert!(told.iter().all(|published| published["uri"] != uri), "{client}: {told:?}");
        let symbols = session.request("workspace/symbol", json!({ "query": "" })).await;
        assert!(!symbols.expect("an answer").to_string().contains("Cargo"), "{client}");
    }
}
