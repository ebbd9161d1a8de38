//! Laying an editor's settings over those of the settings file.

use std::fmt::Write;

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::parse::{Parsed, Problem, clean};

/// The settings of a file with those of an editor on top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layered {
    /// What holds, and what is wrong in the file.
    pub parsed: Parsed,
    /// What is wrong in the editor's settings.
    pub client: Vec<String>,
}

/// Understands the text of a settings file and lays an editor's settings over it: one JSON object
/// of the same shape, in which `null` says nothing and names may be written like `codeLens` as well
/// as like `code-lens`. Where both speak of one setting the editor's word counts. Parts of the object
/// that no settings file knows are the editor's own affair.
/// `checks` are the names of the checks there are.
pub fn layered(file: &str, client: &Value, checks: &[&str]) -> Layered {
    let (mut parsed, mut table) = clean(file, checks);
    let overlay = as_toml(client);
    if overlay.is_empty() {
        return Layered { parsed, client: Vec::new() };
    }
    let (client, over) = clean(&overlay, checks);
    lay_over(table.get_mut(), over.into_inner());
    // Both tables hold only what could be read, so that this cannot fail.
    if let Ok(settings) = super::Settings::deserialize(Deserializer::from(table)) {
        parsed.settings = settings;
    }
    Layered { parsed, client: complaints(&overlay, client.problems) }
}

/// An unknown part stands at the start of its line in [`as_toml`]'s text, and is none of ours.
fn complaints(overlay: &str, problems: Vec<Problem>) -> Vec<String> {
    let ours = |problem: &Problem| {
        let before = &overlay[..problem.span.start];
        !(before.is_empty() || before.ends_with('\n'))
    };
    problems.into_iter().filter(ours).map(|problem| problem.message).collect()
}

fn lay_over<'a>(below: &mut DeTable<'a>, above: DeTable<'a>) {
    for (key, value) in above {
        let (span, value) = (value.span(), value.into_inner());
        match (below.get_mut(key.get_ref().as_ref()).map(Spanned::get_mut), value) {
            (Some(DeValue::Table(below)), DeValue::Table(above)) => lay_over(below, above),
            (_, value) => {
                below.remove(key.get_ref().as_ref());
                below.insert(key, Spanned::new(span, value));
            }
        }
    }
}

/// The object's leaves, each as `"path"."to"."it" = value` on a line of its own.
fn as_toml(value: &Value) -> String {
    let mut out = String::new();
    if let Value::Object(fields) = value {
        write_leaves(&in_our_words(fields), &mut Vec::new(), &mut out);
    }
    out
}

/// The object with its names as a settings file has them, and without what says nothing. Where one
/// setting stands there in both spellings the later counts.
fn in_our_words(fields: &Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    for (key, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
        match (out.entry(kebab(key)).or_insert(Value::Null), value) {
            (Value::Object(known), Value::Object(more)) => known.extend(in_our_words(more)),
            (known, Value::Object(fields)) => *known = in_our_words(fields).into(),
            (known, value) => *known = value.clone(),
        }
    }
    out
}

/// `codeLens` as `code-lens`.
fn kebab(key: &str) -> String {
    let mut out = String::with_capacity(key.len() + 2);
    for c in key.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

fn write_leaves(fields: &Map<String, Value>, path: &mut Vec<String>, out: &mut String) {
    for (key, value) in fields {
        path.push(quoted(key));
        write_leaf(value, path, out);
        path.pop();
    }
}

fn write_leaf(value: &Value, path: &mut Vec<String>, out: &mut String) {
    match value {
        Value::Object(fields) => write_leaves(fields, path, out),
        value => {
            let name = path.join(".");
            writeln!(out, "{name} = {}", toml(value)).expect("a string takes everything");
        }
    }
}

/// A value as a settings file has it, on one line; what is `null` is left out.
pub fn toml(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items = items.iter().filter(|item| !item.is_null()).map(toml);
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !value.is_null());
            let fields = fields.map(|(key, value)| format!("{} = {}", quoted(key), toml(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::String(text) => quoted(text),
        // What is written of numbers and booleans is the same in both languages.
        value => value.to_string(),
    }
}

/// What JSON escapes in a string, TOML escapes in the same way, save the delete character.
pub(crate) fn quoted(text: &str) -> String {
    Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::settings::{Editor, Level};

    const CHECKS: [&str; 2] = ["name-variant", "acronym-late"];

    #[test]
    fn the_editor_has_the_last_word_on_what_it_speaks_of() {
        let file = "[checks]\nname-variant = \"off\"\nacronym-late = \"off\"\n";
        let client = json!({ "checks": { "acronym-late": "error" }, "editor": { "patience": 0 } });
        let settings = layered(file, &client, &CHECKS).parsed.settings;
        assert_eq!(settings.checks["name-variant"], Level::Off);
        assert_eq!(settings.checks["acronym-late"], Level::Error);
        assert_eq!(settings.editor.patience, 0);
    }

    #[test]
    fn an_editor_may_write_names_in_its_own_way() {
        for client in [
            json!({ "editor": { "codeLens": false, "inlayHints": true } }),
            json!({ "editor": { "code-lens": false, "inlay-hints": true } }),
            json!({ "editor": { "code-lens": true, "codeLens": false, "inlayHints": true } }),
            json!({ "editor": { "code-lens": false, "codeLens": null, "inlayHints": true } }),
        ] {
            let read = layered("[editor]\npatience = 7\n", &client, &CHECKS);
            let expected =
                Editor { patience: 7, code_lens: false, inlay_hints: true, ..Editor::default() };
            assert_eq!(read.parsed.settings.editor, expected, "{client}");
            assert_eq!(read.client, [""; 0], "{client}");
        }
        let client = json!({ "checks": { "nameVariant": "off", "name-variant": null } });
        let settings = layered("", &client, &CHECKS).parsed.settings;
        assert_eq!(settings.checks["name-variant"], Level::Off);
    }

    #[test]
    fn anything_an_editor_sends_is_accepted() {
        let odd = json!({
            "trace": { "server": "off" }, "path": null, "editor": { "patience": null },
            "house": { "accept": [["Kyiv", "Ki\"ev\u{7f}\n"], []] }, "x": [{ "a": null, "b": 1.5 }],
        });
        let read = layered("", &odd, &CHECKS);
        assert_eq!(read.client, Vec::<String>::new());
        assert_eq!(read.parsed.settings.house.accept[0][1], "Ki\"ev\u{7f}\n");
        for client in [json!(null), json!({}), json!(3), json!([]), json!({ "checks": null })] {
            assert_eq!(layered("", &client, &CHECKS), Layered::default(), "{client}");
        }
    }

    #[test]
    fn mistakes_are_told_and_the_rest_counts() {
        let client = json!({ "checks": { "name-varient": "off", "acronym-late": "loud" },
            "editor": { "patience": 7 } });
        let read = layered("", &client, &CHECKS);
        assert_eq!(read.client.len(), 2, "{:?}", read.client);
        assert_eq!(read.parsed.settings.editor.patience, 7);
    }
}
