//! Renaming a person everywhere.

use serde_json::{Value, json};

use super::URI;
use super::lsp::{Session, place};

/// The second mention stands behind characters of two UTF-16 units and four bytes.
const DRAFT: &str = "The mayor, Zoë Ortega, left.\n\n“😀,” said Ortega. It was Mayor Ortega’s.\n";

fn range(line: u32, start: u32, end: u32) -> Value {
    json!({
        "start": { "line": line, "character": start },
        "end": { "line": line, "character": end },
    })
}

fn named(line: u32, character: u32, name: &str) -> Value {
    let mut params = place(URI, line, character);
    params["newName"] = json!(name);
    params
}

/// The protocol's code for a request that is right in its form and cannot be done.
const FAILED: i64 = -32803;

fn edits(places: [(u32, u32, u32); 3]) -> Value {
    let edit =
        |(line, start, end)| json!({ "range": range(line, start, end), "newText": "Ortiga" });
    json!(places.map(edit))
}

#[tokio::test]
async fn a_person_is_renamed_everywhere_in_the_clients_columns() {
    for (client, versioned, places) in [
        ("code", true, [(0, 15, 21), (2, 11, 17), (2, 32, 38)]),
        ("nvim", false, [(0, 15, 21), (2, 11, 17), (2, 32, 38)]),
        ("helix", true, [(0, 16, 22), (2, 17, 23), (2, 38, 44)]),
        ("eglot", true, [(0, 15, 21), (2, 10, 16), (2, 31, 37)]),
        ("minimal", false, [(0, 15, 21), (2, 11, 17), (2, 32, 38)]),
    ] {
        let mut session = Session::start(client).await;
        session.open(URI, DRAFT);
        let asked = named(0, 17, "Zoë Ortiga");
        let edit = session.request("textDocument/rename", asked).await.expect("an edit");
        let expected = if versioned {
            let document = json!({ "uri": URI, "version": 1 });
            json!({ "documentChanges": [{ "textDocument": document, "edits": edits(places) }] })
        } else {
            json!({ "changes": { URI: edits(places) } })
        };
        assert_eq!(edit, expected, "{client}");
    }
}

#[tokio::test]
async fn what_would_be_renamed_is_offered_first() {
    for (client, prepares) in
        [("code", true), ("nvim", true), ("helix", true), ("eglot", false), ("minimal", false)]
    {
        let mut session = Session::new(client, deskcheck::server::Options::default());
        let server = session.initialize(json!({})).await;
        let provider = &server["capabilities"]["renameProvider"];
        let expected = if prepares { json!({ "prepareProvider": true }) } else { json!(true) };
        assert_eq!(*provider, expected, "{client}");
    }
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    for (line, character, offered, words) in
        [(2, 34, range(2, 32, 38), "Ortega"), (0, 12, range(0, 11, 21), "Zoë Ortega")]
    {
        let asked = place(URI, line, character);
        let found = session.request("textDocument/prepareRename", asked).await;
        assert_eq!(found, Ok(json!({ "range": offered, "placeholder": words })));
    }
}

#[tokio::test]
async fn what_cannot_be_renamed_is_refused_with_a_reason() {
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    let nowhere = session.request("textDocument/prepareRename", place(URI, 0, 5)).await;
    assert_eq!(nowhere, Err(FAILED));
    for (character, name) in [(5, "Ortiga"), (17, ""), (17, "Zoë\nOrtiga"), (17, "**Zoë**")] {
        let refused = session.request("textDocument/rename", named(0, character, name)).await;
        assert_eq!(refused, Err(FAILED), "{name:?}");
    }
    session.close(URI);
    let closed = session.request("textDocument/rename", named(0, 17, "Zoë Ortiga")).await;
    assert_eq!(closed, Ok(Value::Null), "a draft that is not open has nothing to rename");
}

#[tokio::test]
async fn the_writer_is_told_what_was_left_alone() {
    let mut session = Session::start("code").await;
    let draft =
        "The poet Ann Lee met the pilot Bo Lee.\n\nIt rained.\n\nIt snowed.\n\nThen Lee left.\n";
    session.open(URI, draft);
    let asked = named(0, 35, "Bo Leigh");
    let edit = session.request("textDocument/rename", asked).await.expect("an edit");
    let edits = &edit["documentChanges"][0]["edits"];
    assert_eq!(*edits, json!([{ "range": range(0, 34, 37), "newText": "Leigh" }]));
    session.shown("One mention was left as it is").await;
}

#[tokio::test]
async fn a_rename_sees_the_edit_before_it() {
    let mut session = Session::start("nvim").await;
    session.open(URI, DRAFT);
    session.type_at(URI, 2, 0, 0, "Today: ");
    let asked = named(2, 34, "Ortiga");
    let edit = session.request("textDocument/rename", asked).await.expect("an edit");
    assert_eq!(edit["changes"][URI], edits([(0, 22, 28), (2, 11, 17), (2, 32, 38)]));
}
