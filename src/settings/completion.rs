//! What can be written at a place of a settings file that is being typed, and what is to be said of
//! what stands there.

use super::declared::{Choice, Key, Kind, Table};
use super::layers::toml;
use super::statement::{Statement, parts, statements};
use crate::text::Span;

/// Something that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it is called in a list.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// What it takes the place of: bytes of one line, with what was typed of it among them.
    pub span: Span,
    /// What is written.
    pub text: String,
    /// The same with places to fill in, as a snippet, where there are any.
    pub snippet: Option<String>,
    /// What begins like that which was typed.
    pub filter: String,
    /// What it means, in sentences of Markdown.
    pub docs: String,
}

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A header.
    Table,
    /// A setting.
    Key,
    /// A value of a setting.
    Value,
}

/// What is to be said of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it is said of.
    pub span: Span,
    /// The table, setting or value that it is.
    pub name: String,
    /// What it means, in sentences of Markdown.
    pub docs: String,
}

/// What can be written at the byte `offset`, the likeliest first. Where nothing can, and in comments,
/// there is nothing.
pub fn completions(text: &str, offset: usize, tables: &[Table]) -> Vec<Completion> {
    let file = File { text, statements: statements(text), tables };
    match file.place(offset) {
        Some(Place::Header(span)) => file.headers(span),
        Some(Place::Key(address, valued)) => {
            let mut found = file.keys(&address, valued);
            // A header begins a line, and a dotted key goes on.
            if !valued && address.begins_line {
                found.extend(file.headers(address.span));
            }
            found
        }
        Some(Place::Value(key, span)) => values(key, span, text),
        None => Vec::new(),
    }
}

/// What is to be said of what stands at the byte `offset`.
pub fn explanation(text: &str, offset: usize, tables: &[Table]) -> Option<Explanation> {
    let file = File { text, statements: statements(text), tables };
    let (span, name, docs) = match file.last_at(offset)? {
        Statement::Header { name, .. } if name.touches(offset) => {
            let table = file.table(name.of(text).trim())?;
            (name, &table.name, table.docs.clone())
        }
        Statement::Setting { header, key, .. } if key.touches(offset) => {
            let address = file.address(header, key);
            let key = file.key(&address).filter(|_| address.span.touches(offset))?;
            (address.span, &key.name, about(key))
        }
        Statement::Setting { header, key, value: Some(value) } => {
            let span = trimmed(value, text);
            let Kind::Choice(choices) = &file.key(&file.address(header, key))?.kind else {
                return None;
            };
            let word = span.of(text).trim_matches(['"', '\'']);
            let choice = choices.iter().find(|choice| choice.value == word);
            let choice = choice.filter(|_| span.touches(offset))?;
            (span, &choice.value, choice.docs.clone())
        }
        _ => return None,
    };
    Some(Explanation { span, name: name.clone(), docs })
}

/// A settings file with what can stand in it.
struct File<'a> {
    text: &'a str,
    statements: Vec<Statement>,
    tables: &'a [Table],
}

/// Where a caret stands.
enum Place<'a> {
    /// In a header.
    Header(Span),
    /// Where a setting is named or could be, and whether a value follows.
    Key(Address, bool),
    /// Where the value of a setting is, or could be.
    Value(&'a Key, Span),
}

/// Which setting a key means.
#[derive(Debug, PartialEq, Eq)]
struct Address {
    /// The table, by its header and the key's own dots; empty above the first header.
    table: String,
    /// The last part of the key.
    name: String,
    /// Where that stands.
    span: Span,
    /// Whether it is all of the key.
    begins_line: bool,
}

impl<'a> File<'a> {
    fn place(&self, offset: usize) -> Option<Place<'a>> {
        let last = self.last_at(offset);
        match last {
            Some(Statement::Header { span, name }) if name.touches(offset) => {
                return Some(Place::Header(span));
            }
            Some(Statement::Setting { header, key, value }) if key.touches(offset) => {
                let address = self.address(header, key);
                let here = address.span.touches(offset);
                return here.then_some(Place::Key(address, value.is_some()));
            }
            Some(Statement::Setting { header, key, value: Some(value) })
                if value.touches(offset) =>
            {
                let key = self.key(&self.address(header, key))?;
                let span = trimmed(value, self.text);
                let span = if span.is_empty() { Span::at(offset) } else { span };
                return span.touches(offset).then_some(Place::Value(key, span));
            }
            _ => {}
        }
        let header = match last {
            Some(Statement::Header { name, .. }) => Some(name),
            Some(Statement::Setting { header, .. }) => header,
            None => None,
        };
        self.is_blank_at(offset).then(|| Place::Key(self.address(header, Span::at(offset)), false))
    }

    /// The last statement that begins at or before `offset`.
    fn last_at(&self, offset: usize) -> Option<Statement> {
        let begins = |statement: &&Statement| match statement {
            Statement::Header { span, .. } => span.start <= offset,
            Statement::Setting { key, .. } => key.start <= offset,
        };
        self.statements.iter().rfind(begins).copied()
    }

    /// Whether nothing stands on the line of `offset`.
    fn is_blank_at(&self, offset: usize) -> bool {
        let Some((before, behind)) = self.text.split_at_checked(offset) else { return false };
        let before = before.rsplit('\n').next().unwrap_or_default();
        let behind = behind.split('\n').next().unwrap_or_default();
        let blank = |part: &str| part.trim_start_matches('\u{feff}').trim().is_empty();
        blank(before) && blank(behind)
    }

    /// What a key means below a header of that name.
    fn address(&self, header: Option<Span>, key: Span) -> Address {
        let header = header.map(|name| name.of(self.text).trim());
        let written = key.of(self.text);
        let (table, name) = written.rsplit_once('.').unwrap_or(("", written));
        let table = header.into_iter().chain(parts(table)).filter(|part| !part.is_empty());
        Address {
            table: table.collect::<Vec<_>>().join("."),
            name: parts(name).collect(),
            span: Span::new(key.end - name.len(), key.end),
            begins_line: name.len() == written.len(),
        }
    }

    fn table(&self, name: &str) -> Option<&'a Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    fn key(&self, address: &Address) -> Option<&'a Key> {
        self.table(&address.table)?.keys.iter().find(|key| key.name == address.name)
    }

    /// The tables that have no header yet, or only that at `span`.
    fn headers(&self, span: Span) -> Vec<Completion> {
        let elsewhere = |table: &&Table| {
            self.statements.iter().all(|statement| match statement {
                Statement::Header { span: own, name } => {
                    *own == span || name.of(self.text).trim() != table.name
                }
                Statement::Setting { .. } => true,
            })
        };
        let bracket = span.of(self.text).starts_with('[');
        let header = |table: &Table| {
            let text = format!("[{}]", table.name);
            Completion {
                label: text.clone(),
                kind: CompletionKind::Table,
                span,
                filter: if bracket { text.clone() } else { table.name.clone() },
                text,
                snippet: None,
                docs: table.docs.clone(),
            }
        };
        self.tables.iter().filter(elsewhere).map(header).collect()
    }

    /// The settings of a table that are not set yet, or only by the key of this address.
    fn keys(&self, address: &Address, valued: bool) -> Vec<Completion> {
        let Some(table) = self.table(&address.table) else { return Vec::new() };
        let set: Vec<Address> = self
            .statements
            .iter()
            .filter_map(|statement| match statement {
                Statement::Setting { header, key, .. } => Some(self.address(*header, *key)),
                Statement::Header { .. } => None,
            })
            .filter(|other| other.table == address.table && other.span != address.span)
            .collect();
        let free = table.keys.iter().filter(|key| set.iter().all(|other| other.name != key.name));
        free.map(|key| naming(key, address.span, valued)).collect()
    }
}

fn naming(key: &Key, span: Span, valued: bool) -> Completion {
    let name = &key.name;
    let with = |value: String| if valued { name.clone() } else { format!("{name} = {value}") };
    Completion {
        label: name.clone(),
        kind: CompletionKind::Key,
        span,
        text: with(toml(if key.example.is_array() { &key.default } else { &key.example })),
        snippet: (!valued).then(|| with(snippet(key))),
        filter: name.clone(),
        docs: about(key),
    }
}

fn values(key: &Key, span: Span, text: &str) -> Vec<Completion> {
    let typed = span.of(text);
    let quote = typed.chars().next().filter(|c| "\"'".contains(*c));
    // Behind a bare `=` a space is due.
    let space = if text[..span.start].ends_with('=') { " " } else { "" };
    let value = |label: &str, text: &str, docs: &str| Completion {
        label: label.to_owned(),
        kind: CompletionKind::Value,
        span,
        text: format!("{space}{text}"),
        snippet: None,
        filter: quote.map_or(label.to_owned(), |quote| format!("{quote}{label}{quote}")),
        docs: docs.to_owned(),
    };
    let docs = about(key);
    match &key.kind {
        Kind::Choice(choices) => choices
            .iter()
            .map(|Choice { value: word, docs }| value(word, &format!("\"{word}\""), docs))
            .collect(),
        Kind::Flag => ["true", "false"].map(|word| value(word, word, &docs)).into(),
        Kind::Number | Kind::Texts | Kind::Groups if !typed.is_empty() => Vec::new(),
        Kind::Number => {
            let number = key.default.to_string();
            vec![value(&number, &number, &docs)]
        }
        Kind::Texts | Kind::Groups => {
            let snippet = Some(format!("{space}{}", snippet(key)));
            vec![Completion { snippet, ..value("[]", "[]", &docs) }]
        }
    }
}

/// A value to fill in.
fn snippet(key: &Key) -> String {
    match &key.kind {
        Kind::Choice(choices) => {
            let words: Vec<_> = choices.iter().map(|choice| choice.value.as_str()).collect();
            format!("\"${{1|{}|}}\"", words.join(","))
        }
        Kind::Flag | Kind::Number => format!("${{1:{}}}", key.example),
        Kind::Texts => "[\"$1\"]".to_owned(),
        Kind::Groups => "[[\"$1\", \"$2\"]]".to_owned(),
    }
}

fn about(key: &Key) -> String {
    let stop = if key.docs.ends_with('.') { "" } else { "." };
    let default = match &key.default {
        serde_json::Value::Array(items) if items.is_empty() => "empty".to_owned(),
        default => format!("`{}`", toml(default)),
    };
    format!("{}{stop} By default {default}.", key.docs)
}

/// A value without the space around it.
fn trimmed(value: Span, text: &str) -> Span {
    let all = value.of(text);
    let start = value.end - all.trim_start().len();
    Span::new(start, start + all.trim().len())
}

#[cfg(test)]
mod tests;
