//! Commands: what is accepted for good, and the files that the server changes for it.
#![expect(clippy::disallowed_methods, reason = "tests read and write the files they are about")]

use std::path::Path;

use deskcheck::server::Options;
use serde_json::{Value, json};

use super::URI;
use super::lsp::{Session, range};

/// The codes of the protocol for wrong arguments, and for what cannot be done.
const WRONG: i64 = -32602;
const FAILED: i64 = -32803;

/// *Karvonen* twice, *Karwonen* once.
const DRAFT: &str = "Mayor Liisa Karvonen resigned.\n\nLiisa Karwonen had led the town.\n\n\
                     Liisa Karvonen will stay.\n";

struct House {
    folder: tempfile::TempDir,
    draft: String,
}

impl House {
    fn new(settings: Option<&str>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("news")).expect("a folder below");
        if let Some(settings) = settings {
            std::fs::write(folder.path().join("deskcheck.toml"), settings).expect("settings");
        }
        let draft = address(&folder.path().join("news/story.md"));
        Self { folder, draft }
    }

    async fn session(&self, client: &str) -> Session {
        let folders = json!([{ "uri": address(self.folder.path()), "name": "desk" }]);
        let extra = json!({ "workspaceFolders": folders });
        Session::start_with(client, Options::default(), extra).await
    }

    fn settings(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("deskcheck.toml")).unwrap_or_default()
    }

    fn settings_uri(&self) -> String {
        address(&self.folder.path().join("deskcheck.toml"))
    }
}

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

async fn action(session: &mut Session, params: Value, title: &str) -> Option<Value> {
    let actions = session.request("textDocument/codeAction", params).await.expect("an answer");
    let mut all = actions.as_array().cloned().unwrap_or_default().into_iter();
    all.find(|action| action["title"].as_str().is_some_and(|found| found.starts_with(title)))
}

async fn run(session: &mut Session, command: &Value) -> Result<Value, i64> {
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    session.request("workspace/executeCommand", params).await
}

/// Accepts the two spellings by the action that is offered for them.
async fn accept(session: &mut Session, uri: &str) -> Result<Value, i64> {
    let action = action(session, range(uri, 2, 8, 8), "Accept").await.expect("it is offered");
    assert_eq!(action["title"], "Accept “Karvonen” and “Karwonen” in this project");
    assert_eq!((action.get("isPreferred"), &action["kind"]), (None, &json!("quickfix")));
    run(session, &action["command"]).await
}

#[tokio::test]
async fn accepting_spellings_silences_them_at_once_and_for_good() {
    for (before, after) in [
        (None, "[house]\naccept = [[\"Karvonen\", \"Karwonen\"]]\n"),
        (
            Some("# ours\n[house] # ours\naccept = [[\"a\", \"b\"]] # too\n"),
            "# ours\n[house] # ours\n\
             accept = [[\"a\", \"b\"], [\"Karvonen\", \"Karwonen\"]] # too\n",
        ),
    ] {
        for client in ["helix", "eglot", "nvim"] {
            let house = House::new(before);
            let mut session = house.session(client).await;
            session.open(&house.draft, DRAFT);
            session.published_checks(&house.draft, &["name-variant"]).await;
            let answer = accept(&mut session, &house.draft).await.expect("it is done");
            assert_eq!(answer, json!({ "file": house.settings_uri() }));
            session.published_checks(&house.draft, &[]).await;
            assert_eq!(house.settings(), after, "{client}");
            assert_eq!(session.shown.len(), usize::from(before.is_none()), "a new file is told");
            let mut later = house.session(client).await;
            later.open(&house.draft, DRAFT);
            later.published_checks(&house.draft, &[]).await;
        }
    }
}

#[tokio::test]
async fn a_client_that_pulls_is_told_to_pull_again() {
    let house = House::new(None);
    let mut session = house.session("code").await;
    session.open(&house.draft, DRAFT);
    let pull = json!({ "textDocument": { "uri": house.draft } });
    let before = session.request("textDocument/diagnostic", pull.clone()).await.expect("a report");
    assert_eq!(before["items"].as_array().map(Vec::len), Some(1));
    accept(&mut session, &house.draft).await.expect("it is done");
    session.asked("workspace/diagnostic/refresh").await;
    let after = session.request("textDocument/diagnostic", pull).await.expect("a report");
    assert_eq!(after["items"], json!([]));
}

#[tokio::test]
async fn an_open_settings_file_is_changed_in_the_editor() {
    const TYPED: &str = "[house]\n# typed and not saved\n";
    for client in ["helix", "nvim", "code"] {
        let house = House::new(Some("[house]\n"));
        let mut session = house.session(client).await;
        session.open(&house.draft, DRAFT);
        session.open(&house.settings_uri(), TYPED);
        accept(&mut session, &house.draft).await.expect("it is done");
        let edit = session.asked("workspace/applyEdit").await["edit"].clone();
        let edits = if let Some(changes) = edit.get("changes") {
            changes[house.settings_uri()].clone()
        } else {
            let change = &edit["documentChanges"][0];
            assert_eq!(change["textDocument"]["version"], 1);
            change["edits"].clone()
        };
        assert_eq!(edit.get("changes").is_some(), client == "nvim");
        assert_eq!(edits[0]["range"]["start"], json!({ "line": 0, "character": 7 }));
        assert_eq!(house.settings(), "[house]\n", "unsaved text is not written over");
        let line = edits[0]["newText"].as_str().expect("text");
        let applied = TYPED.replacen("[house]", &format!("[house]{line}"), 1);
        session.replace(&house.settings_uri(), 2, &applied);
        let pull = json!({ "textDocument": { "uri": house.draft } });
        if client == "code" {
            let after = session.request("textDocument/diagnostic", pull).await.expect("a report");
            assert_eq!(after["items"], json!([]));
        } else {
            session.published_checks(&house.draft, &[]).await;
        }
    }
}

#[tokio::test]
async fn an_editor_that_does_not_apply_an_edit_is_told_on() {
    let house = House::new(Some(""));
    let mut session = house.session("helix").await;
    session.takes_edits = false;
    session.open(&house.draft, DRAFT);
    session.open(&house.settings_uri(), "");
    accept(&mut session, &house.draft).await.expect("it is asked");
    session.shown("did not change").await;
    assert_eq!(house.settings(), "");
}

#[tokio::test]
async fn a_broken_file_is_left_as_it_is() {
    const BROKEN: &str = "[checks]\nplaceholder = \n";
    let house = House::new(Some(BROKEN));
    let mut session = house.session("helix").await;
    session.open(&house.draft, DRAFT);
    assert_eq!(accept(&mut session, &house.draft).await, Err(FAILED));
    let told = session.shown("is broken on line 2").await;
    assert!(told.contains("mend it first"), "{told}");
    assert_eq!(house.settings(), BROKEN);
}

#[tokio::test]
async fn a_file_that_is_not_utf_8_is_left_as_it_is() {
    const LATIN: &[u8] = b"# caf\xe9\n";
    let house = House::new(Some(""));
    let path = house.folder.path().join("deskcheck.toml");
    std::fs::write(&path, LATIN).expect("settings");
    let mut session = house.session("helix").await;
    session.open(&house.draft, DRAFT);
    assert_eq!(accept(&mut session, &house.draft).await, Err(FAILED));
    session.shown("is not UTF-8").await;
    assert_eq!(std::fs::read(&path).expect("it is there"), LATIN);
}

#[tokio::test]
async fn a_file_that_may_not_be_written_is_told() {
    let house = House::new(Some(""));
    let path = house.folder.path().join("deskcheck.toml");
    let mut permissions = std::fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("it can be protected");
    let mut session = house.session("helix").await;
    session.open(&house.draft, DRAFT);
    assert_eq!(accept(&mut session, &house.draft).await, Err(FAILED));
    session.shown("cannot be written").await;
    let left: Vec<_> = std::fs::read_dir(house.folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), 2, "nothing is left over: {left:?}");
}

#[tokio::test]
async fn a_draft_that_is_no_file_has_no_house() {
    const UNTITLED: &str = "untitled:Untitled-1";
    let mut session = Session::start("helix").await;
    session.open(UNTITLED, DRAFT);
    session.published_checks(UNTITLED, &["name-variant"]).await;
    assert_eq!(action(&mut session, range(UNTITLED, 2, 8, 8), "Accept").await, None);
    let argument = json!({ "uri": UNTITLED, "spellings": ["Karvonen", "Karwonen"] });
    let command = json!({ "command": "deskcheck.accept", "arguments": [argument] });
    assert_eq!(run(&mut session, &command).await, Err(FAILED));
    session.shown("save it first").await;
}

#[tokio::test]
async fn an_editor_can_ask_where_the_settings_of_a_draft_stand_or_would() {
    let ask = |uri: &str| json!({ "command": "deskcheck.settings", "arguments": [{ "uri": uri }] });
    for settings in [None, Some("")] {
        let house = House::new(settings);
        let mut session = house.session("code").await;
        for draft in [&house.draft, "untitled:Untitled-1"] {
            let told = run(&mut session, &ask(draft)).await.expect("an answer");
            assert_eq!(told, json!({ "file": house.settings_uri() }), "{draft}");
        }
    }
    let mut session = Session::start("code").await;
    assert_eq!(run(&mut session, &ask("untitled:Untitled-1")).await, Ok(Value::Null));
}

#[tokio::test]
async fn the_editors_own_list_is_told_to_overrule_the_file() {
    let house = House::new(None);
    let mut session = house.session("helix").await;
    let own = json!({ "settings": { "house": { "accept": [["a", "b"]] } } });
    session.notify("workspace/didChangeConfiguration", own);
    session.open(&house.draft, DRAFT);
    accept(&mut session, &house.draft).await.expect("it is written");
    session.shown("overrules the settings file").await;
}

#[tokio::test]
async fn an_acronym_is_accepted_as_known() {
    let house = House::new(None);
    let mut session = house.session("helix").await;
    let draft = "The NHTB met on Monday, officials said.\n\n\
                 The Norden Housing Trust Board (NHTB) will meet again.\n";
    session.open(&house.draft, draft);
    let params = range(&house.draft, 0, 5, 5);
    let action = action(&mut session, params, "Accept NHTB").await.expect("it is offered");
    assert_eq!(action["title"], "Accept NHTB as known to every reader in this project");
    run(&mut session, &action["command"]).await.expect("it is done");
    assert_eq!(house.settings(), "[house]\nacronyms = [\"NHTB\"]\n");
}

#[tokio::test]
async fn the_commands_that_are_announced_work_and_no_others() {
    let mut session = Session::new("code", Options::default());
    let server = session.initialize(json!({})).await;
    let announced = &server["capabilities"]["executeCommandProvider"]["commands"];
    for command in announced.as_array().expect("a list") {
        // Without arguments a command says what is wrong with them.
        assert_eq!(run(&mut session, &json!({ "command": command })).await, Err(WRONG));
    }
    let unknown = json!({ "command": "deskcheck.praise", "arguments": [] });
    assert_eq!(run(&mut session, &unknown).await, Err(WRONG));
    let one = json!({ "uri": URI, "spellings": ["a"] });
    let one = json!({ "command": "deskcheck.accept", "arguments": [one] });
    assert_eq!(run(&mut session, &one).await, Err(WRONG));
}

#[tokio::test]
async fn a_check_is_explained_by_its_page() {
    let mut session = Session::start("nvim").await;
    let ask =
        |check: &str| json!({ "command": "deskcheck.explain", "arguments": [{ "check": check }] });
    let told = run(&mut session, &ask("name-variant")).await.expect("a page");
    assert_eq!(told["check"], "name-variant");
    assert!(told["markdown"].as_str().expect("a page").starts_with("# name-variant"));
    assert_eq!(run(&mut session, &ask("name-varient")).await, Err(WRONG));
}

/// A sentence that says nothing checkable, and one that does.
const BRIDGE: &str = "It was quiet.\n\nThe old bridge cost $3 million, the mayor said.\n";

fn ledger(house: &House) -> String {
    let path = house.folder.path().join("deskcheck.ledger.toml");
    std::fs::read_to_string(path).unwrap_or_default()
}

/// A command with somebody's name in its argument.
fn signed(action: &Value) -> Value {
    let mut command = action["command"].clone();
    command["arguments"][0]["by"] = json!("AB");
    command
}

#[tokio::test]
async fn a_verified_sentence_lapses_when_it_changes_and_can_be_verified_again() {
    for settings in [None, Some("")] {
        let house = House::new(settings);
        let mut session = house.session("helix").await;
        session.open(&house.draft, BRIDGE);
        assert_eq!(action(&mut session, range(&house.draft, 0, 3, 3), "Mark").await, None);
        let place = range(&house.draft, 2, 3, 3);
        let mark = action(&mut session, place.clone(), "Mark").await.expect("it is offered");
        assert_eq!(mark["title"], "Mark as verified");
        assert_eq!(mark["kind"], "deskcheck.verify");
        run(&mut session, &signed(&mark)).await.expect("it is done");
        let entry = ledger(&house);
        let start = "[[entry]]\nsentence = \"The old bridge cost $3 million, the mayor said.\"\n\
                     source = \"\"\nby = \"AB\"\non = \"";
        assert!(entry.starts_with(start), "{entry}");
        let again = action(&mut session, place.clone(), "Mark").await.expect("it is offered");
        assert_eq!(again["title"], "Mark as not verified");
        session.replace(&house.draft, 2, &BRIDGE.replace("$3", "$4"));
        session.published_checks(&house.draft, &["verification-lapsed"]).await;
        let verify = action(&mut session, place.clone(), "Verify again").await.expect("a fix");
        assert_eq!((&verify["kind"], verify.get("isPreferred")), (&json!("quickfix"), None));
        assert_eq!(action(&mut session, place.clone(), "Mark").await, None);
        run(&mut session, &signed(&verify)).await.expect("it is done");
        session.published_checks(&house.draft, &[]).await;
        assert_eq!(ledger(&house), entry.replace("$3", "$4"));
        let mark = action(&mut session, place, "Mark as not").await.expect("it is offered");
        run(&mut session, &mark["command"]).await.expect("it is done");
        assert_eq!(ledger(&house), "");
        assert!(house.folder.path().join("deskcheck.toml").exists(), "a ledger lies beside one");
    }
}

#[tokio::test]
async fn an_open_ledger_is_changed_in_the_editor_and_counts_as_it_stands_there() {
    let house = House::new(Some(""));
    let open = address(&house.folder.path().join("deskcheck.ledger.toml"));
    let mut session = house.session("helix").await;
    session.open(&house.draft, BRIDGE);
    session.open(&open, "# ours\n");
    let place = range(&house.draft, 2, 3, 3);
    let mark = action(&mut session, place, "Mark").await.expect("it is offered");
    run(&mut session, &signed(&mark)).await.expect("it is asked");
    let edit = session.asked("workspace/applyEdit").await["edit"].clone();
    let text = &edit["documentChanges"][0]["edits"][0]["newText"];
    assert_eq!(ledger(&house), "", "nothing is written behind the editor's back");
    let text = format!("# ours\n{}", text.as_str().expect("text"));
    session.replace(&open, 2, &text);
    session.replace(&house.draft, 2, &BRIDGE.replace("$3", "$4"));
    session.published_checks(&house.draft, &["verification-lapsed"]).await;
    // Closed without saving, the file on disk counts again, and there is none.
    session.close(&open);
    session.published_checks(&house.draft, &[]).await;
}

#[tokio::test]
async fn an_editor_that_asks_unbidden_is_offered_no_verification_but_beside_repairs() {
    let house = House::new(None);
    let mut session = house.session("code").await;
    let draft = "The old bridge cost $3 million, the mayor said.\n\nIt cost $3 million TK.\n";
    session.open(&house.draft, draft);
    for (line, unbidden, offered) in [(0, true, false), (0, false, true), (2, true, true)] {
        let mut params = range(&house.draft, line, 20, 20);
        params["context"]["triggerKind"] = json!(if unbidden { 2 } else { 1 });
        let found = action(&mut session, params, "Mark").await;
        assert_eq!(found.is_some(), offered, "{line} {unbidden}");
    }
}

#[tokio::test]
async fn what_cannot_be_verified_is_told() {
    let house = House::new(Some(""));
    let path = house.folder.path().join("deskcheck.ledger.toml");
    std::fs::write(&path, "[[entry]]\nsentense = \"\"\n").expect("a ledger");
    let mut session = house.session("helix").await;
    let mut argument = range(&house.draft, 2, 3, 3);
    argument["uri"] = json!(house.draft);
    let command = json!({ "command": "deskcheck.verify", "arguments": [argument] });
    assert_eq!(run(&mut session, &command).await, Err(FAILED));
    session.shown("open it first").await;
    session.open(&house.draft, BRIDGE);
    assert_eq!(run(&mut session, &command).await, Err(FAILED));
    session.shown("is broken on line 2").await;
    assert_eq!(ledger(&house), "[[entry]]\nsentense = \"\"\n");
}

#[tokio::test]
async fn the_facts_of_a_draft_are_listed_as_it_stands() {
    let mut session = Session::start("helix").await;
    let ask = json!({ "command": "deskcheck.facts", "arguments": [{ "uri": URI }] });
    assert_eq!(run(&mut session, &ask).await, Err(FAILED));
    session.open(URI, "It was quiet.\n");
    session.replace(URI, 2, BRIDGE);
    let facts = run(&mut session, &ask).await.expect("a list");
    let fact = facts.as_array().expect("a list").iter().find(|fact| fact["kind"] == "figure");
    let fact = fact.expect("a figure");
    assert_eq!(fact["range"]["start"]["line"], 2);
    assert_eq!(fact["value"], "3,000,000 USD");
    assert_eq!((&fact["status"], &fact["source"]), (&json!("attributed"), &json!("the mayor")));
}
