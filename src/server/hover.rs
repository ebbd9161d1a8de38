//! Hover: what is known of the place, in the client's kind of text.

use std::fmt::Write;

use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::HoverRequest;
use tower_lsp_server::ls_types::{
    Hover, HoverContents, HoverParams, MarkupContent, MarkupKind, Position, Range, Uri,
};

use super::client::Features;
use super::completion;
use super::convert::{self, Places};
use super::request::{Question, SettingsFile, Subject};
use super::worker::Snapshot;
use crate::findings::Finding;
use crate::notes::{self, Showing};
use crate::text::Span;

/// Bytes from which on the words of a related place are not quoted in a hover.
const LONG_WORDS: usize = 120;

impl Question for HoverRequest {
    fn uri(params: &HoverParams) -> Option<Uri> {
        Some(params.text_document_position_params.text_document.uri.clone())
    }

    fn nothing(_: HoverParams) -> Option<Hover> {
        None
    }

    fn of_draft(params: HoverParams, subject: &mut Subject<'_>) -> Result<Option<Hover>> {
        Ok(hover(&params, &subject.snapshot, subject.features))
    }

    fn of_settings_file(params: HoverParams, file: &SettingsFile<'_>) -> Result<Option<Hover>> {
        Ok(completion::explanation(params.text_document_position_params.position, file))
    }
}

/// The note at a position.
fn hover(params: &HoverParams, snapshot: &Snapshot, features: Features) -> Option<Hover> {
    let places = Places::of(snapshot, features.columns());
    let params = &params.text_document_position_params;
    let offset = places.offset(params.position);
    let uri = &params.text_document.uri;
    let showing = Showing {
        // Few editors show a diagnostic and its related places on hover; to all others they are told.
        evidence: &|finding| (!features.hover_diagnostics).then(|| related(finding, &places)),
        place: &|span| Some(place(uri, span, &places, features)),
    };
    let note = notes::at(&snapshot.analysis, &snapshot.ledger, offset, &showing)?;
    Some(shown(note.markdown, places.range(note.span), features))
}

/// *Line 12*; in VS Code, which follows it, as a link that leads there by `#L12,5`, in lines and columns
/// from 1. Others would make room for the address and lead nowhere; what is no file has none.
fn place(uri: &Uri, span: Span, places: &Places<'_>, features: Features) -> String {
    let Position { line, character } = places.position(span.start);
    let (line, column) = (line + 1, character + 1);
    if !features.hover_links || convert::path(uri).is_none() {
        return format!("line {line}");
    }
    let address = uri.as_str().replace('(', "%28").replace(')', "%29");
    format!("[line {line}]({address}#L{line},{column})")
}

/// What is shown of a place, in the client's kind of text.
pub(super) fn shown(markdown: String, range: Range, features: Features) -> Hover {
    let contents = if features.markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: markdown }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain(&markdown) }
    };
    Hover { contents: HoverContents::Markup(contents), range: Some(range) }
}

fn related(finding: &Finding, places: &Places<'_>) -> String {
    let mut out = String::new();
    for related in &finding.related {
        out.push_str(if out.is_empty() { "\n\n" } else { "\n" });
        let line = places.line_number(related.span.start);
        write!(out, "- line {line}: ").expect("a string takes everything");
        let words = places.words(related.span);
        if !related.message.contains(words) && words.len() <= LONG_WORDS && !words.contains('\n') {
            write!(out, "“{words}”, ").expect("a string takes everything");
        }
        out.push_str(&related.message);
    }
    for other in &finding.elsewhere {
        out.push_str(if out.is_empty() { "\n\n" } else { "\n" });
        let line = places.elsewhere(other).map(|place| place.range.start.line + 1);
        let line = line.map_or(String::new(), |line| format!(", line {line}"));
        write!(out, "- {}{line}: {}", other.file, other.message)
            .expect("a string takes everything");
    }
    out
}

/// Markdown without its marks.
pub(super) fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        if line.trim() == "---" {
            continue;
        }
        let line = line.trim_start_matches('#').trim_start_matches(' ');
        out.push_str(&line.replace("**", "").replace('`', ""));
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_no_marks() {
        let markdown = "**name-variant** — `Kim` and *Kin*\n\n---\n\n## Why\n";
        assert_eq!(plain(markdown), "name-variant — Kim and *Kin*\n\n\nWhy");
    }
}
