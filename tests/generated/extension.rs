//! The settings that the extension for VS Code contributes. Where nothing is set there,
//! `deskcheck.toml` decides: so the default of each says nothing.

use deskcheck::settings::{Choice, Key, Kind, Table, toml};
use serde_json::{Map, Value, json};

/// What the editor calls a setting; the levels of all checks are one.
pub(crate) fn name(table: &Table, key: &Key) -> String {
    match key.kind {
        Kind::Choice(_) => format!("deskcheck.{}", table.name),
        _ => format!("deskcheck.{}.{}", table.name, camel(&key.name)),
    }
}

/// `code-lens` as `codeLens`.
fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_ascii_uppercase() + &word[1..])
}

/// Puts all settings into the extension's manifest. Settings of other names stay as they are.
pub(crate) fn put_settings(package: &mut Value, tables: &[Table]) {
    let sections = package["contributes"]["configuration"].as_array_mut();
    let sections = sections.expect("the configuration is a list of sections");
    let at = sections.iter().position(|section| {
        let mut names = section["properties"].as_object().into_iter().flat_map(Map::keys);
        names.any(|name| is_told(name, tables))
    });
    for section in sections.iter_mut() {
        if let Value::Object(properties) = &mut section["properties"] {
            properties.retain(|name, _| !is_told(name, tables));
        }
    }
    let at = at.unwrap_or_else(|| {
        sections.insert(0, json!({ "title": "Drafts", "order": 1, "properties": {} }));
        0
    });
    if let Value::Object(properties) = &mut sections[at]["properties"] {
        properties.extend(settings(tables));
    }
}

/// Whether a setting belongs to one of the tables.
fn is_told(name: &str, tables: &[Table]) -> bool {
    let table = name.strip_prefix("deskcheck.").and_then(|name| name.split('.').next());
    table.is_some_and(|name| tables.iter().any(|table| table.name == name))
}

fn settings(tables: &[Table]) -> Map<String, Value> {
    let mut out = Map::new();
    for table in tables {
        match table.keys.first() {
            Some(key @ Key { kind: Kind::Choice(levels), .. }) => {
                out.insert(name(table, key), levels_of_checks(table, levels));
            }
            _ => out.extend(table.keys.iter().map(|key| (name(table, key), setting(key)))),
        }
    }
    for (at, setting) in out.values_mut().enumerate() {
        setting["scope"] = "resource".into();
        setting["order"] = at.into();
    }
    out
}

fn levels_of_checks(table: &Table, levels: &[Choice]) -> Value {
    let values: Vec<_> = levels.iter().map(|level| level.value.as_str()).collect();
    let docs = levels.iter().map(|level| format!("- `{}`: {}\n", level.value, level.docs));
    let level = |key: &Key| {
        let default = key.default.as_str().unwrap_or_default();
        let description = format!("{}. By default: {default}.", key.docs);
        let level = json!({ "type": "string", "enum": values, "description": description });
        (key.name.clone(), level)
    };
    json!({
        "type": "object",
        "properties": table.keys.iter().map(level).collect::<Map<_, _>>(),
        "additionalProperties": false,
        "default": {},
        "markdownDescription": format!(
            "{} Checks that are not named here are as `deskcheck.toml` says.\n\n{}",
            table.docs,
            docs.collect::<String>(),
        ),
    })
}

fn setting(key: &Key) -> Value {
    let mut setting = match key.kind {
        Kind::Flag => json!({
            "type": ["boolean", "null"],
            "enum": [null, true, false],
            "enumItemLabels": ["as deskcheck.toml says", "on", "off"],
        }),
        Kind::Number => json!({ "type": ["integer", "null"], "minimum": 0 }),
        Kind::Choice(_) => json!({ "type": ["string", "null"] }),
        Kind::Texts => json!({ "type": ["array", "null"], "items": { "type": "string" } }),
        Kind::Groups => {
            let texts = json!({ "type": "array", "items": { "type": "string" } });
            json!({ "type": ["array", "null"], "items": texts })
        }
    };
    setting["default"] = Value::Null;
    let default = match &key.default {
        Value::Array(items) if items.is_empty() => String::new(),
        default => format!(" (by default `{}`)", toml(default)),
    };
    let description = format!("{} Not set, `deskcheck.toml` decides{default}.", key.docs);
    setting["markdownDescription"] = description.into();
    setting
}
