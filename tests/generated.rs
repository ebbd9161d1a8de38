//! Files that are told from the declaration of the settings, and one address that stands in two
//! places. Where one has drifted, `UPDATE=1 cargo test --test generated` writes it anew.

#![expect(clippy::disallowed_methods, reason = "the test reads and writes files of the repository")]

#[path = "generated/extension.rs"]
mod extension;
#[path = "generated/manual.rs"]
mod manual;

use std::path::PathBuf;

use deskcheck::checks;
use deskcheck::settings::{self, Kind, Settings, Table, toml};
use serde_json::{Map, Value, json};

const SCHEMA: &str = "docs/deskcheck.schema.json";
const MANUAL: &str = "docs/settings.md";
const EXTENSION: &str = "editors/vscode/package.json";

#[test]
fn the_schema_is_that_of_the_declaration() {
    up_to_date(SCHEMA, &(pretty(&settings::schema(&checks::known())) + "\n"));
}

#[test]
fn the_manual_shows_every_setting() {
    up_to_date(MANUAL, &manual::page(&read(MANUAL), &tables()));
}

#[test]
fn the_extension_offers_every_setting() {
    let mut package = json_of(EXTENSION);
    extension::put_settings(&mut package, &tables());
    up_to_date(EXTENSION, &(pretty(&package) + "\n"));
}

#[test]
fn every_setting_of_the_extension_reaches_the_server() {
    let names = checks::names();
    for table in tables() {
        for key in table.keys.iter().filter(|key| key.example != key.default) {
            let client = client(&extension::name(&table, key), &table, &key.name, &key.example);
            let layered = settings::layered("", &client, &names);
            let file = format!("[{}]\n{} = {}\n", table.name, key.name, toml(&key.example));
            let parsed = settings::parse(&file, &names).settings;
            assert_eq!(layered.parsed.settings, parsed, "{client}");
            assert_ne!(parsed, Settings::default(), "{file}");
        }
    }
}

/// What an editor sends if a setting of this name has this value.
fn client(name: &str, table: &Table, key: &str, value: &Value) -> Value {
    let value = match table.keys[0].kind {
        Kind::Choice(_) => json!({ key: value }),
        _ => value.clone(),
    };
    let path = name.strip_prefix("deskcheck.").expect("all settings stand below this name");
    path.rsplit('.').fold(value, |inner, part| Map::from_iter([(part.to_owned(), inner)]).into())
}

#[test]
fn a_setting_by_hand_stays_and_one_that_is_gone_goes() {
    let by_hand = json!({ "type": "string" });
    let mut package = json!({ "contributes": { "configuration": [{ "title": "T", "properties": {
        "deskcheck.server.path": by_hand,
        "deskcheck.editor.gone": {},
        "deskcheck.editor.patience": {},
    } }] } });
    extension::put_settings(&mut package, &tables());
    let all: Vec<_> = package["contributes"]["configuration"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|section| section["properties"].as_object())
        .flatten()
        .collect();
    let named = |name: &str| all.iter().filter(|(key, _)| *key == name).count();
    assert_eq!(named("deskcheck.server.path"), 1);
    assert_eq!(named("deskcheck.editor.gone"), 0);
    assert_eq!(named("deskcheck.editor.patience"), 1);
    assert_eq!(named("deskcheck.checks"), 1);
}

#[test]
fn the_project_has_one_address() {
    let repository = &json_of(EXTENSION)["repository"];
    let address = repository["url"].as_str().or(repository.as_str()).unwrap_or_default();
    let address = address.trim_start_matches("git+").trim_end_matches(".git");
    let own = env!("CARGO_PKG_REPOSITORY");
    assert_eq!(address, own, "`repository` of {EXTENSION} is not that of Cargo.toml");
}

fn tables() -> Vec<Table> {
    settings::tables(&checks::known())
}

/// Compares a file with what it should hold; with `UPDATE` set, has it hold that.
fn up_to_date(path: &str, wanted: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(in_repository(path), wanted).expect("the repository can be written");
        return;
    }
    let same = read(path) == wanted;
    assert!(same, "{path} has drifted: run `UPDATE=1 cargo test --test generated` and look at it");
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a value can be written")
}

fn json_of(path: &str) -> Value {
    serde_json::from_str(&read(path)).expect("it is JSON")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(in_repository(path)).unwrap_or_default().replace("\r\n", "\n")
}

fn in_repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}
