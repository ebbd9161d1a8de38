//! The manual's page of all settings: what stands above the mark is written by hand and stays.

use deskcheck::settings::{Choice, Key, Kind, Table, toml};
use serde_json::Value;

const MARK: &str = "<!-- What follows is written by `UPDATE=1 cargo test --test generated` \
                    from src/settings.rs. -->\n";

/// The page, with all settings behind its mark.
pub(crate) fn page(now: &str, tables: &[Table]) -> String {
    let by_hand = now.split_once(MARK).map_or(now, |(by_hand, _)| by_hand);
    let sections: String = tables.iter().map(section).collect();
    format!("{by_hand}{MARK}{sections}")
}

fn section(table: &Table) -> String {
    let settings = match table.keys.first().map(|key| &key.kind) {
        Some(Kind::Choice(levels)) => levels_and_checks(levels, &table.keys),
        _ => table.keys.iter().map(|key| setting(table, key)).collect(),
    };
    format!("\n## `[{}]`\n\n{}\n{settings}", table.name, table.docs)
}

fn levels_and_checks(levels: &[Choice], checks: &[Key]) -> String {
    let level = |level: &Choice| format!("| `{}` | {} |\n", level.value, level.docs);
    let check = |check: &Key| {
        format!("| `{}` | `{}` | {} |\n", check.name, word(&check.default), check.docs)
    };
    format!(
        "\n| level | means |\n|---|---|\n{}\n| check | by default | flags |\n|---|---|---|\n{}",
        levels.iter().map(level).collect::<String>(),
        checks.iter().map(check).collect::<String>(),
    )
}

fn setting(table: &Table, key: &Key) -> String {
    let takes = match key.kind {
        Kind::Choice(_) => "a word",
        Kind::Flag => "`true` or `false`",
        Kind::Number => "a whole number",
        Kind::Texts => "a list of texts",
        Kind::Groups => "a list of lists of texts",
    };
    let default = match &key.default {
        Value::Array(items) if items.is_empty() => "empty".to_owned(),
        default => format!("`{}`", toml(default)),
    };
    format!(
        "\n### `{}`\n\n{}\n\nTakes {takes}; by default {default}.\n\n\
         ```toml\n[{}]\n{} = {}\n```\n",
        key.name,
        key.docs,
        table.name,
        key.name,
        toml(&key.example),
    )
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
