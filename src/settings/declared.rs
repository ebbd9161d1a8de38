//! What can be set, as data: told from the types of `settings` and their doc comments, so that
//! whatever shows settings to people shows these.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{FILE_NAME, Settings};

/// A check, as settings know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it is called.
    pub name: &'static str,
    /// What it flags, in one line.
    pub summary: &'static str,
    /// The level that tells how it runs where nobody sets one: a severity, or `off`.
    pub level: &'static str,
}

/// A table of the settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What stands between the brackets.
    pub name: String,
    /// What it is for, in sentences of Markdown.
    pub docs: String,
    /// What can be set in it.
    pub keys: Vec<Key>,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name in the settings file.
    pub name: String,
    /// What it does, in sentences of Markdown; of a check, its summary.
    pub docs: String,
    /// What it takes.
    pub kind: Kind,
    /// What holds where nobody sets it.
    pub default: Value,
    /// A value that somebody might set.
    pub example: Value,
}

/// What a setting takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these words.
    Choice(Vec<Choice>),
    /// True or false.
    Flag,
    /// A whole number from zero on.
    Number,
    /// A list of texts.
    Texts,
    /// A list of lists of texts.
    Groups,
}

/// A word that a setting takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word.
    pub value: String,
    /// What it means, in a sentence.
    pub docs: String,
}

/// All tables with all their settings, in the order of the declaration. What `[checks]` takes are
/// the names of `checks`.
pub fn tables(checks: &[Known]) -> Vec<Table> {
    let schema = declaration(checks);
    entries(&schema["properties"])
        .map(|(name, table)| Table {
            name: name.clone(),
            docs: docs(table),
            keys: entries(&table["properties"]).map(|(name, key)| self::key(name, key)).collect(),
        })
        .collect()
}

/// The settings file as a JSON schema of draft 7, which editors of TOML can read. `[checks]` takes
/// the names of `checks` and no others.
pub fn schema(checks: &[Known]) -> Value {
    let mut schema = declaration(checks);
    let levels = schema["properties"]["checks"]["properties"].as_object_mut();
    // All checks take the same words, which are told once.
    let words = levels.into_iter().flat_map(Map::values_mut).filter_map(|check| {
        // Draft 7 takes no notice of what stands beside a reference.
        check["allOf"] = json!([{ "$ref": "#/definitions/level" }]);
        check.as_object_mut()?.remove("oneOf")
    });
    let level = json!({ "oneOf": words.last() });
    let mut out = json!({ "$schema": schema["$schema"], "title": FILE_NAME });
    for (key, value) in entries(&schema).filter(|(key, _)| !["$schema", "title"].contains(&&***key))
    {
        out[key] = value.clone();
    }
    out["definitions"] = json!({ "level": level });
    out
}

/// The declaration with every check as a setting of `[checks]`.
fn declaration(checks: &[Known]) -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<Settings>().to_value();
    let levels = &mut schema["properties"]["checks"];
    let level = levels["additionalProperties"].take();
    levels["properties"] = checks.iter().map(|check| of_check(check, &level)).collect();
    levels["additionalProperties"] = false.into();
    tidy(&mut schema);
    schema
}

fn of_check(check: &Known, level: &Value) -> (String, Value) {
    let mut schema = json!({ "description": check.summary, "default": check.level });
    schema["examples"] = json!([if check.level == "off" { "on" } else { "off" }]);
    schema["oneOf"] = level["oneOf"].clone();
    (check.name.to_owned(), schema)
}

/// Doc comments are broken into lines for the reader of the source, and the width of an integer is
/// nobody's business.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.remove("format");
            for (key, value) in fields {
                match value {
                    Value::String(text) if key == "description" => {
                        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    }
                    value => tidy(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn key(name: &str, schema: &Value) -> Key {
    let default = schema["default"].clone();
    let kind = kind(schema);
    let example = match (&schema["examples"][0], &default) {
        // Whoever sets a flag wants the other state.
        (Value::Null, Value::Bool(set)) => (!set).into(),
        (Value::Null, default) => default.clone(),
        (example, _) => example.clone(),
    };
    Key { name: name.to_owned(), docs: docs(schema), kind, default, example }
}

/// Every type that a setting has is known here; a new one fails the test of this file.
fn kind(schema: &Value) -> Kind {
    let choices = |choices: &Vec<Value>| choices.iter().map(choice).collect();
    match (schema["type"].as_str(), schema["items"]["type"].as_str()) {
        _ if schema["oneOf"].is_array() => {
            Kind::Choice(schema["oneOf"].as_array().map(choices).unwrap_or_default())
        }
        (Some("boolean"), _) => Kind::Flag,
        (Some("integer"), _) => Kind::Number,
        (Some("array"), Some("array")) => Kind::Groups,
        _ => Kind::Texts,
    }
}

fn choice(schema: &Value) -> Choice {
    let value = schema["const"].as_str().unwrap_or_default().to_owned();
    Choice { value, docs: docs(schema) }
}

fn docs(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().to_owned()
}

fn entries(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flat_map(Map::iter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{parse, toml};

    const CHECKS: [Known; 2] = [
        Known { name: "name-variant", summary: "One name in two spellings", level: "warning" },
        Known { name: "hearsay", summary: "Somebody is said to have said", level: "off" },
    ];

    #[test]
    fn every_setting_says_what_it_is_and_can_be_set() {
        for table in tables(&CHECKS) {
            assert!(table.docs.ends_with('.'), "[{}] needs a doc comment", table.name);
            for key in &table.keys {
                assert!(!key.docs.is_empty(), "{} needs a doc comment", key.name);
                let example = toml(&key.example);
                let text = format!("[{}]\n{} = {example}\n", table.name, key.name);
                assert_eq!(parse(&text, &["name-variant", "hearsay"]).problems, [], "{text}");
                assert_eq!(fits(&key.kind, &key.default), Some(()), "{text}");
                assert_eq!(fits(&key.kind, &key.example), Some(()), "{text}");
            }
        }
    }

    /// Whether a value is of a kind.
    fn fits(kind: &Kind, value: &Value) -> Option<()> {
        match kind {
            Kind::Choice(choices) => {
                let word = value.as_str()?;
                choices.iter().any(|choice| choice.value == word && !choice.docs.is_empty())
            }
            Kind::Flag => value.is_boolean(),
            Kind::Number => value.is_u64(),
            Kind::Texts => value.as_array()?.iter().all(Value::is_string),
            Kind::Groups => value.as_array()?.iter().all(Value::is_array),
        }
        .then_some(())
    }

    #[test]
    fn what_holds_by_default_is_told() {
        let tables = tables(&CHECKS);
        let named = |table: &str, key: &str| {
            let table = tables.iter().find(|one| one.name == table).expect("it is declared");
            table.keys.iter().find(|one| one.name == key).expect("it is declared")
        };
        assert_eq!(named("checks", "hearsay").default, "off");
        assert_eq!(named("checks", "hearsay").example, "on");
        assert_eq!(named("checks", "name-variant").docs, "One name in two spellings");
        assert_eq!(named("editor", "patience").default, 500);
        assert_eq!(named("editor", "patience").kind, Kind::Number);
        assert_eq!(named("editor", "code-lens").kind, Kind::Flag);
        assert_eq!(named("house", "accept").kind, Kind::Groups);
        assert_eq!(toml(&named("house", "accept").example), "[[\"Karvonen\", \"Karwonen\"]]");
        assert_eq!(named("sources", "files").kind, Kind::Texts);
    }
}
