//! What stands where in a settings file that is being typed: headers and settings line by line,
//! however broken. What they are worth is `parse`'s business.

use crate::text::{Span, bom_len};

/// A header, or a setting as far as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Statement {
    /// `[name]`, with or without its end.
    Header {
        /// From bracket to bracket.
        span: Span,
        /// What stands between the brackets.
        name: Span,
    },
    /// `key = value`, or the beginning of it.
    Setting {
        /// What stands between the brackets of the header above, if there is one.
        header: Option<Span>,
        /// The key with all its dots, without the space behind it.
        key: Span,
        /// What stands behind the `=`, up to a comment or the end of its last line; `None` where
        /// there is no `=`.
        value: Option<Span>,
    },
}

/// All headers and settings of a text, in order.
pub(super) fn statements(text: &str) -> Vec<Statement> {
    let mut all = Vec::new();
    let mut above = None;
    let mut at = bom_len(text);
    while at < text.len() {
        let rest = &text[at..];
        at += match rest.chars().next() {
            Some('#') => line_len(rest),
            Some('[') => {
                let (span, name, len) = header(text, at);
                above = Some(name);
                all.push(Statement::Header { span, name });
                len
            }
            Some(c) if c.is_whitespace() => c.len_utf8(),
            _ => {
                let (key, value, len) = setting(text, at);
                all.push(Statement::Setting { header: above, key, value });
                len
            }
        };
    }
    all
}

/// A header from bracket to bracket, its name, and the bytes up to the end of its line: what stands
/// behind it there is a mistake, and no setting.
fn header(text: &str, start: usize) -> (Span, Span, usize) {
    let line = &text[start..start + line_len(&text[start..])];
    let end = line.find(']').or_else(|| line.find('#')).unwrap_or(line.trim_end().len());
    let closed = line[end..].starts_with(']');
    let name = Span::new(start + 1, start + end.max(1));
    (Span::new(start, name.end + usize::from(closed)), name, line.len())
}

/// A key, its value, and the bytes of both: at least one, so that a walk over them ends.
fn setting(text: &str, start: usize) -> (Span, Option<Span>, usize) {
    let line = &text[start..start + line_len(&text[start..])];
    let key_len = key_len(line);
    let key = Span::new(start, start + line[..key_len].trim_end().len());
    if !line[key_len..].starts_with('=') {
        return (key, None, line.len().max(1));
    }
    let from = start + key_len + 1;
    let value = Span::new(from, from + value_len(&text[from..]));
    (key, Some(value), value.end - start)
}

/// The bytes up to `=`, a comment or the line's end. Those between quotes are part of the key.
fn key_len(line: &str) -> usize {
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        at += match c {
            '=' | '#' => return at,
            '"' | '\'' => string_len(&line[at..]),
            c => c.len_utf8(),
        };
    }
    at
}

/// The bytes of a value. A list that is not closed ends where the next header or setting begins.
fn value_len(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at += match c {
            '#' if depth == 0 => return at,
            '#' => line_len(&text[at..]),
            '\n' if depth == 0 || begins_statement(&text[at + 1..]) => return at,
            '"' | '\'' => string_len(&text[at..]),
            c => {
                match c {
                    '[' | '{' => depth += 1,
                    ']' | '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                c.len_utf8()
            }
        };
    }
    at
}

/// Whether a header or a setting begins here rather than another part of a list.
fn begins_statement(text: &str) -> bool {
    let line = text[..line_len(text)].trim();
    let bare = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if let Some(inner) = line.strip_prefix('[') {
        let rest = inner.trim_start_matches(bare);
        return rest.len() < inner.len() && rest.starts_with(']') && rest[1..].trim().is_empty();
    }
    let rest = line.trim_start_matches(bare);
    rest.len() < line.len() && rest.trim_start().starts_with('=')
}

/// The bytes of a string that begins here; one that is not closed ends with its line.
fn string_len(text: &str) -> usize {
    let quote = if text.starts_with('"') { '"' } else { '\'' };
    let triple = if quote == '"' { "\"\"\"" } else { "'''" };
    if let Some(end) = text.strip_prefix(triple).and_then(|inner| inner.find(triple)) {
        return end + 2 * triple.len();
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return at,
            _ if escaped => escaped = false,
            '\\' => escaped = quote == '"',
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn line_len(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// The parts of a key between its dots, without their quotes.
pub(super) fn parts(key: &str) -> impl Iterator<Item = &str> {
    key.split('.').map(|part| part.trim().trim_matches(['"', '\'']))
}
