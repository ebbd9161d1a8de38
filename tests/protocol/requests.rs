//! Hover and outline.

use serde_json::{Value, json};

use super::lsp::{Session, place};
use super::{DRAFT, URI};

#[tokio::test]
async fn hover_speaks_the_clients_kind_of_text() {
    for (client, kind) in [
        ("nvim", "markdown"),
        ("helix", "markdown"),
        ("eglot", "plaintext"),
        ("minimal", "plaintext"),
    ] {
        let mut session = Session::start(client).await;
        session.open(URI, DRAFT);
        let hover = session.request("textDocument/hover", place(URI, 0, 20)).await.expect("a note");
        assert_eq!(hover["contents"]["kind"], kind, "{client}");
        let text = hover["contents"]["value"].as_str().expect("text");
        assert!(text.contains("placeholder"), "{text}");
        assert_eq!(text.contains("**"), kind == "markdown", "{text}");
        assert_eq!(hover["range"]["start"], json!({ "line": 0, "character": 19 }));
        assert_eq!(session.request("textDocument/hover", place(URI, 0, 5)).await, Ok(Value::Null));
    }
}

#[tokio::test]
async fn a_hover_leads_to_the_source_if_the_editor_follows_links() {
    let text = "Ann Lee, the mayor, said:\n\n- Thefts fell 12 percent\n";
    for (client, shown) in [
        ("code", format!(", [line 1]({URI}#L1,1)")),
        ("nvim", ", line 1\n".to_owned()),
        ("eglot", ", line 1\n".to_owned()),
    ] {
        let mut session = Session::start(client).await;
        session.open(URI, text);
        let hover = session.request("textDocument/hover", place(URI, 2, 15)).await.expect("a note");
        let told = hover["contents"]["value"].as_str().expect("text");
        assert!(told.contains(&shown), "{client}: {told}");
    }
}

#[tokio::test]
async fn an_editor_that_shows_findings_on_hover_is_not_told_them_again() {
    let mut session = Session::start("code").await;
    session.open(URI, "Mirela Draghicescu leads the board. Draghicescu met TK times.\n");
    let place = |column| place(URI, 0, column);
    assert_eq!(session.request("textDocument/hover", place(53)).await, Ok(Value::Null));
    let card = session.request("textDocument/hover", place(40)).await.expect("a note");
    assert!(
        card["contents"]["value"].as_str().expect("text").starts_with("**Mirela Draghicescu**")
    );
}

#[tokio::test]
async fn a_draft_that_is_not_open_has_nothing_to_say() {
    let mut session = Session::start("helix").await;
    assert_eq!(session.request("textDocument/hover", place(URI, 0, 0)).await, Ok(Value::Null));
    let outline = json!({ "textDocument": { "uri": URI } });
    assert_eq!(session.request("textDocument/documentSymbol", outline).await, Ok(Value::Null));
}

const OUTLINE: &str =
    "# Storm\n\nIt rained.\n\n## Damage\n\nRoofs.\n\n### Roofs\n\nMany.\n\n## Help\n\nSoon.\n";

#[tokio::test]
async fn the_outline_has_the_levels_of_the_headings() {
    let mut session = Session::start("code").await;
    session.open(URI, OUTLINE);
    let outline = json!({ "textDocument": { "uri": URI } });
    let outline =
        session.request("textDocument/documentSymbol", outline).await.expect("an outline");
    let top = outline.as_array().expect("a list");
    assert_eq!(top.len(), 1);
    let names = |of: &Value| -> Vec<String> {
        let all = of["children"].as_array().cloned().unwrap_or_default();
        all.iter().map(|one| one["name"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(top[0]["name"], "Storm");
    assert_eq!(names(&top[0]), ["Damage", "Help"]);
    assert_eq!(names(&top[0]["children"][0]), ["Roofs"]);
    let damage = &top[0]["children"][0];
    assert_eq!(damage["range"]["start"]["line"], 4);
    assert_eq!(damage["range"]["end"]["line"], 12, "a part ends where the next one begins");
    assert_eq!(damage["selectionRange"]["start"]["line"], 4);
}

#[tokio::test]
async fn a_client_without_levels_gets_a_list() {
    let mut session = Session::start("helix").await;
    session.open(URI, OUTLINE);
    let outline = json!({ "textDocument": { "uri": URI } });
    let outline =
        session.request("textDocument/documentSymbol", outline).await.expect("an outline");
    assert_eq!(outline.as_array().expect("a list").len(), 4);
    assert_eq!(outline[1]["location"]["uri"], URI);
}
