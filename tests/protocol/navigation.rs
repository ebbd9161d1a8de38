//! From a name to its mentions: definition, references, highlights, names of the workspace.

use serde_json::{Value, json};

use super::URI;
use super::lsp::{Session, place};

/// Two paragraphs; the second mention stands behind characters of two UTF-16 units and four bytes.
const DRAFT: &str = "The mayor, Zoë Ortega, left.\n\n“😀,” said Ortega. It was Mayor Ortega’s.\n";

/// A range on one line.
fn range(line: u32, start: u32, end: u32) -> Value {
    json!({
        "start": { "line": line, "character": start },
        "end": { "line": line, "character": end },
    })
}

fn references(line: u32, character: u32, declared: bool) -> Value {
    let mut params = place(URI, line, character);
    params["context"] = json!({ "includeDeclaration": declared });
    params
}

#[tokio::test]
async fn the_first_mention_is_the_definition() {
    for (client, links, here) in [
        ("code", true, range(2, 11, 17)),
        ("nvim", true, range(2, 11, 17)),
        ("helix", false, range(2, 17, 23)),
        ("eglot", true, range(2, 10, 16)),
        ("minimal", false, range(2, 11, 17)),
    ] {
        let mut session = Session::start(client).await;
        session.open(URI, DRAFT);
        let column = here["start"]["character"].as_u64().expect("a column");
        let asked = place(URI, 2, u32::try_from(column).expect("a column") + 2);
        let found = session.request("textDocument/definition", asked).await.expect("an answer");
        let first = if client == "helix" { range(0, 11, 22) } else { range(0, 11, 21) };
        if links {
            assert_eq!(found[0]["originSelectionRange"], here, "{client}");
            assert_eq!(found[0]["targetUri"], URI, "{client}");
            assert_eq!(found[0]["targetRange"], first, "{client}");
            assert_eq!(found[0]["targetSelectionRange"], first, "{client}");
        } else {
            assert_eq!(found, json!({ "uri": URI, "range": first }), "{client}");
        }
    }
}

#[tokio::test]
async fn references_are_all_mentions_with_or_without_the_first() {
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    let places = [range(0, 11, 21), range(2, 11, 17), range(2, 32, 38)];
    for (declared, expected) in [(true, &places[..]), (false, &places[1..])] {
        let asked = references(2, 34, declared);
        let found = session.request("textDocument/references", asked).await.expect("an answer");
        let found: Vec<&Value> =
            found.as_array().expect("a list").iter().map(|found| &found["range"]).collect();
        assert_eq!(found, expected.iter().collect::<Vec<_>>(), "declared: {declared}");
    }
}

#[tokio::test]
async fn highlights_are_all_mentions() {
    let mut session = Session::start("nvim").await;
    session.open(URI, DRAFT);
    let asked = place(URI, 0, 12);
    let found = session.request("textDocument/documentHighlight", asked).await.expect("an answer");
    assert_eq!(found.as_array().map(Vec::len), Some(3));
    assert_eq!(found[2], json!({ "range": range(2, 32, 38), "kind": 1 }));
}

#[tokio::test]
async fn where_nothing_is_named_there_is_nothing() {
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    for method in ["definition", "documentHighlight"] {
        let method = format!("textDocument/{method}");
        assert_eq!(session.request(&method, place(URI, 0, 5)).await, Ok(Value::Null));
        assert_eq!(session.request(&method, place("file:///no", 0, 5)).await, Ok(Value::Null));
    }
    let found = session.request("textDocument/references", references(0, 5, true)).await;
    assert_eq!(found, Ok(Value::Null));
}

#[tokio::test]
async fn an_answer_sees_the_edit_before_it() {
    let mut session = Session::start("code").await;
    session.open(URI, DRAFT);
    session.type_at(URI, 2, 0, 0, "Today: ");
    let found = session.request("textDocument/definition", place(URI, 2, 12)).await;
    assert_eq!(found.expect("an answer")[0]["targetRange"], range(0, 18, 28));
}

#[tokio::test]
async fn the_names_of_all_open_drafts_can_be_searched() {
    let mut session = Session::start("helix").await;
    let other = "file:///drafts/other.md";
    session.open(URI, DRAFT);
    session.open(other, "The pilot, Oskar Renn, met the Food and Drug Administration.\n");
    session.published(URI).await;
    session.published(other).await;
    for (query, expected) in [
        ("", &["Oskar Renn", "Food and Drug Administration", "Zoë Ortega"][..]),
        ("zor", &["Zoë Ortega"]),
        ("fda", &["Food and Drug Administration"]),
        ("nobody", &[]),
    ] {
        let found = session.request("workspace/symbol", json!({ "query": query })).await;
        let found = found.expect("an answer");
        let found = found.as_array().expect("a list");
        let names: Vec<&Value> = found.iter().map(|symbol| &symbol["name"]).collect();
        assert_eq!(names, expected, "{query}");
    }
    let found = session.request("workspace/symbol", json!({ "query": "zoë" })).await;
    assert_eq!(found.expect("an answer")[0]["location"]["range"], range(0, 11, 22));
}
