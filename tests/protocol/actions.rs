//! Repairs.

use serde_json::{Value, json};

use super::URI;
use super::lsp::{Session, codes, range};

const DRAFT: &str = "Größe zählt.\n\nThe council meets on Tuesday, March 4, 2026.\n";

async fn actions(session: &mut Session, params: Value) -> Vec<Value> {
    let actions = session.request("textDocument/codeAction", params).await.expect("an answer");
    actions.as_array().cloned().unwrap_or_default()
}

/// The quick fixes at a place.
async fn fixes(session: &mut Session, mut params: Value) -> Vec<Value> {
    params["context"]["only"] = json!(["quickfix"]);
    actions(session, params).await
}

async fn session(client: &str) -> Session {
    let session = Session::start(client).await;
    session.open(URI, DRAFT);
    session
}

/// What stands in the draft after an action.
fn applied(action: &Value) -> String {
    let edits = match action["edit"].get("changes") {
        Some(changes) => changes[URI].clone(),
        None => action["edit"]["documentChanges"][0]["edits"].clone(),
    };
    let mut lines: Vec<String> = DRAFT.split('\n').map(str::to_owned).collect();
    for edit in edits.as_array().expect("edits").iter().rev() {
        let at = |end: &str, part: &str| {
            edit["range"][end][part].to_string().parse::<usize>().expect("a number")
        };
        let line = &mut lines[at("start", "line")];
        line.replace_range(
            at("start", "character")..at("end", "character"),
            edit["newText"].as_str().expect("text"),
        );
    }
    lines.join("\n")
}

#[tokio::test]
async fn the_nearest_day_is_offered_as_the_date_is_written() {
    let dates = [("March 11, 2026", "March 13"), ("11 March 2026", "13 March")];
    for (written, offered) in dates {
        let mut session = session("code").await;
        session.replace(URI, 2, &format!("The council met on Friday, {written}.\n"));
        let fixes = fixes(&mut session, range(URI, 0, 25, 25)).await;
        let wanted = format!("Change to {offered}, the nearest Friday");
        assert!(fixes.iter().any(|fix| fix["title"] == wanted.as_str()), "{written}: {fixes:?}");
    }
}

#[tokio::test]
async fn each_fix_is_an_action_and_the_first_is_preferred() {
    let mut session = session("code").await;
    let actions = fixes(&mut session, range(URI, 2, 25, 25)).await;
    let preferred: Vec<bool> = actions.iter().map(|one| one["isPreferred"] == true).collect();
    assert!(actions.len() > 1);
    assert!(preferred[0] && !preferred[1..].contains(&true), "{preferred:?}");
    for action in &actions {
        assert_eq!(action["kind"], "quickfix");
        assert_eq!(codes(&action["diagnostics"]), ["weekday-mismatch"]);
    }
    let fixed = applied(&actions[0]);
    assert!(fixed.contains("Wednesday, March 4, 2026"), "{fixed}");
    session.replace(URI, 2, &fixed);
    let pull = json!({ "textDocument": { "uri": URI } });
    let report = session.request("textDocument/diagnostic", pull).await.expect("a report");
    assert_eq!(report["items"], json!([]), "the fix removes its finding");
}

#[tokio::test]
async fn the_last_action_silences_the_check_with_a_reason() {
    let mut session = session("nvim").await;
    let actions = fixes(&mut session, range(URI, 2, 25, 25)).await;
    let silenced = applied(actions.last().expect("an action"));
    let line = "The council meets on Tuesday, March 4, 2026. \
                <!-- deskcheck-ignore weekday-mismatch: no reason given -->";
    assert_eq!(silenced.lines().nth(2), Some(line));
    session.published_checks(URI, &["weekday-mismatch"]).await;
    session.replace(URI, 2, &silenced);
    session.published_checks(URI, &[]).await;
}

#[tokio::test]
async fn the_reason_is_a_place_to_type_in_where_the_client_has_such() {
    let mut session = session("code").await;
    let actions = fixes(&mut session, range(URI, 2, 25, 25)).await;
    let silence = actions.last().expect("an action");
    let change = &silence["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": URI, "version": 1 }));
    let comment = " <!-- deskcheck-ignore weekday-mismatch: ${1:reason} -->";
    let end = json!({ "line": 2, "character": 44 });
    let edit = json!({
        "range": { "start": end, "end": end }, "snippet": { "kind": "snippet", "value": comment },
    });
    assert_eq!(change["edits"], json!([edit]));
}

#[tokio::test]
async fn all_safe_fixes_are_applied_at_once_and_worked_out_when_chosen() {
    let comment = "It rained. <!-- deskcheck-ignore placeholder: none -->\n\n";
    for (client, comments) in [("code", 3), ("code", 30), ("eglot", 30)] {
        let mut session = Session::start(client).await;
        session.open(URI, &comment.repeat(comments));
        let mut params = range(URI, 0, 0, 0);
        params["context"]["only"] = json!(["source.fixAll"]);
        let all = actions(&mut session, params).await;
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!(all[0]["kind"], "source.fixAll.deskcheck");
        let lazy = client == "code" && comments > 8;
        assert_eq!(all[0].get("edit").is_none(), lazy);
        let whole = if lazy {
            session.request("codeAction/resolve", all[0].clone()).await.expect("an action")
        } else {
            all[0].clone()
        };
        let edits = whole["edit"]["documentChanges"][0]["edits"].as_array().expect("edits");
        assert_eq!(edits.len(), comments);
    }
}

#[tokio::test]
async fn edits_are_bound_to_the_version_where_the_client_knows_it() {
    let mut code = session("code").await;
    let action = &actions(&mut code, range(URI, 2, 25, 25)).await[0];
    let document = &action["edit"]["documentChanges"][0]["textDocument"];
    assert_eq!(document, &json!({ "uri": URI, "version": 1 }));
    let mut nvim = session("nvim").await;
    let action = &actions(&mut nvim, range(URI, 2, 25, 25)).await[0];
    assert_eq!(action["edit"].get("documentChanges"), None);
}

#[tokio::test]
async fn only_what_is_asked_for_is_offered() {
    let mut session = session("code").await;
    let mut params = range(URI, 2, 25, 25);
    for (only, some) in [("quickfix", true), ("refactor", false), ("source", false), ("", true)] {
        params["context"]["only"] = json!([only]);
        assert_eq!(!actions(&mut session, params.clone()).await.is_empty(), some, "{only}");
    }
    assert!(actions(&mut session, range(URI, 0, 0, 3)).await.is_empty());
}

#[tokio::test]
async fn a_client_that_knows_only_commands_is_offered_none() {
    let mut session = session("minimal").await;
    assert!(actions(&mut session, range(URI, 2, 25, 25)).await.is_empty());
}

#[tokio::test]
async fn an_action_of_another_version_is_not_resolved() {
    let mut session = session("code").await;
    let ticket = json!({ "uri": URI, "version": 7, "fix": [0, 0] });
    let action = json!({ "title": "x", "data": ticket });
    assert_eq!(session.request("codeAction/resolve", action).await, Err(-32801));
    let ticket = json!({ "uri": URI, "version": 1, "fix": [0, 0] });
    let action = json!({ "title": "x", "data": ticket });
    let resolved = session.request("codeAction/resolve", action).await.expect("an action");
    assert!(applied(&resolved).contains("Wednesday, March 4, 2026"));
    let odd = json!({ "title": "x", "data": 3 });
    assert_eq!(session.request("codeAction/resolve", odd.clone()).await, Ok(odd));
}
