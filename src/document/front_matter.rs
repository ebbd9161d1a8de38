//! The metadata before a draft, in YAML (`---`) or TOML (`+++`): its fields, and those a reader
//! sees.

use super::mask::Mask;
use super::{Block, BlockKind, FrontMatter, Role};
use crate::text::{Span, bom_len};

/// Finds front matter: a fence that is the first line, and the next one like it.
pub(super) fn find(source: &str) -> Option<FrontMatter> {
    let start = bom_len(source);
    let mut lines = source[start..].split_inclusive('\n');
    let opening = lines.next()?;
    let (separator, closings): (char, &[&str]) = match opening.trim_end() {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return None,
    };
    let mut fields = Vec::new();
    let mut at = start + opening.len();
    for line in lines {
        let end = at + line.len();
        if closings.contains(&line.trim_end()) {
            let looks_like_fields = !fields.is_empty() || at == start + opening.len();
            return looks_like_fields
                .then_some(FrontMatter { span: Span::new(start, end), fields });
        }
        fields.extend(field(line, at, separator));
        at = end;
    }
    None
}

/// `title: "Storm kills 14"` at the line's very start, as key and place of the bare value.
fn field(line: &str, at: usize, separator: char) -> Option<(String, Span)> {
    let (key, value) = line.split_once(separator)?;
    let key = key.trim_end();
    let is_key = key.starts_with(|c: char| c.is_alphabetic())
        && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if !is_key {
        return None;
    }
    let start = at + line.len() - value.trim_start().len();
    let span = Span::new(start, start + value.trim().len());
    Some((key.to_owned(), unquoted(value.trim(), span)))
}

fn unquoted(value: &str, span: Span) -> Span {
    for quote in ['"', '\''] {
        if value.len() >= 2 && value.starts_with(quote) && value.ends_with(quote) {
            return Span::new(span.start + 1, span.end - 1);
        }
    }
    span
}

/// Shows the fields that readers see as blocks of the draft: the title and the line under it.
pub(super) fn show(
    front_matter: &FrontMatter,
    source: &str,
    mask: &mut Mask<'_>,
    blocks: &mut Vec<Block>,
) {
    let mut shown = Vec::new();
    for (key, span) in &front_matter.fields {
        let role = match key.to_ascii_lowercase().as_str() {
            "title" | "headline" => Role::Headline,
            "subtitle" | "deck" | "dek" | "standfirst" | "description" | "summary" => Role::Deck,
            _ => continue,
        };
        if is_plain(span.of(source)) {
            mask.show(*span);
            let kind = BlockKind::Heading(if role == Role::Headline { 1 } else { 2 });
            shown.push(Block { span: *span, kind, role, inlines: Vec::new(), cell: None });
        }
    }
    blocks.splice(0..0, shown);
}

/// Whether a value is all on its line and stands as it is meant.
fn is_plain(value: &str) -> bool {
    let inner = value.trim();
    inner.len() == value.len()
        && !inner.is_empty()
        && !inner.contains('\\')
        && !inner.starts_with(['>', '|', '[', '{', '&', '*', '!', '#', '"', '\''])
}
