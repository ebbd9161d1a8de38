//! The border: places, severities and addresses as LSP has them, and as we have them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use tower_lsp_server::ls_types::{
    DiagnosticSeverity, DocumentChanges, Location, OneOf, OptionalVersionedTextDocumentIdentifier,
    Position, PositionEncodingKind, Range, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::abroad::Abroad;
use super::client::Features;
use super::worker::Snapshot;
use crate::document::Format;
use crate::findings::{Elsewhere, Severity};
use crate::text::{self, Edit, LineIndex, PositionEncoding, Span};

/// The places of one text, in the client's columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    columns: PositionEncoding,
    abroad: Option<&'a Abroad>,
}

impl<'a> Places<'a> {
    /// The places of a text whose lines are known.
    pub(super) const fn new(
        text: &'a str,
        lines: &'a LineIndex,
        columns: PositionEncoding,
    ) -> Self {
        Self { text, lines, columns, abroad: None }
    }

    /// The same, and those in other drafts.
    pub(super) const fn with(self, abroad: &'a Abroad) -> Self {
        Self { abroad: Some(abroad), ..self }
    }

    /// A place in another draft; `None` where that could not be read.
    pub(super) fn elsewhere(&self, place: &Elsewhere) -> Option<&'a Location> {
        self.abroad?.location(place)
    }

    /// The places of a draft that was read.
    pub(super) fn of(snapshot: &'a Snapshot, columns: PositionEncoding) -> Self {
        Self::new(snapshot.analysis.text(), &snapshot.lines, columns).with(&snapshot.abroad)
    }

    /// Where a byte stands.
    pub(super) fn position(&self, offset: usize) -> Position {
        let position = self.lines.position(self.text, offset, self.columns);
        Position { line: position.line, character: position.column }
    }

    /// Where a span stands.
    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The byte at a position.
    pub(super) fn offset(&self, position: Position) -> usize {
        let position = text::Position { line: position.line, column: position.character };
        self.lines.offset(self.text, position, self.columns)
    }

    /// The span of a range; one that runs backwards is empty.
    pub(super) fn span(&self, range: Range) -> Span {
        let start = self.offset(range.start);
        Span::new(start, self.offset(range.end).max(start))
    }

    /// An edit as the protocol has it.
    pub(super) fn edit(&self, edit: &Edit) -> TextEdit {
        TextEdit { range: self.range(edit.span), new_text: edit.text.clone() }
    }

    /// The byte where the line of `offset` ends, before its line break.
    pub(super) fn line_end(&self, offset: usize) -> usize {
        let line = self.lines.position(self.text, offset, self.columns).line;
        let end = self.lines.line_span(line).map_or(self.text.len(), |span| span.end);
        self.text[..end].trim_end_matches(['\r', '\n']).len().max(offset.min(end))
    }

    /// The words of a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The number a person gives the line of `offset`.
    pub(super) fn line_number(&self, offset: usize) -> u32 {
        self.position(offset).line + 1
    }
}

/// Edits of one draft: bound to the version that was read where the client understands that.
pub(super) fn workspace_edit(
    uri: &Uri,
    snapshot: &Snapshot,
    edits: &[Edit],
    features: Features,
) -> WorkspaceEdit {
    let places = Places::of(snapshot, features.columns());
    file_edit(uri, snapshot.version, &places, edits, features)
}

/// Edits of one open file: bound to its version where the client understands that.
pub(super) fn file_edit(
    uri: &Uri,
    version: i32,
    places: &Places<'_>,
    edits: &[Edit],
    features: Features,
) -> WorkspaceEdit {
    let edits: Vec<TextEdit> = edits.iter().map(|edit| places.edit(edit)).collect();
    let uri = uri.clone();
    if features.versioned_edits {
        let version = Some(version);
        let edit = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        };
        let document_changes = Some(DocumentChanges::Edits(vec![edit]));
        WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
    } else {
        let changes = Some(HashMap::from([(uri, edits)]));
        WorkspaceEdit { changes, ..WorkspaceEdit::default() }
    }
}

/// A severity as the protocol has it.
pub(super) const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Hint => DiagnosticSeverity::HINT,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Error => DiagnosticSeverity::ERROR,
    }
}

/// What columns count, as the protocol has it.
pub(super) const fn encoding_kind(encoding: PositionEncoding) -> PositionEncodingKind {
    match encoding {
        PositionEncoding::Utf8 => PositionEncodingKind::UTF8,
        PositionEncoding::Utf16 => PositionEncodingKind::UTF16,
        PositionEncoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// How a draft is written down: by the editor's word, else by its name; whatever is unknown is read
/// as plain text. The name goes before the word where that is plain text, as editors call whatever
/// they do not know: VS Code a file of Quarto, unless it has been taught.
pub(super) fn format(language: &str, uri: &Uri) -> Format {
    let word = Format::of_language_id(language);
    let name = Format::of_path(uri.path().as_str());
    let vague = word.is_none_or(|word| word == Format::Plain);
    if vague { name.or(word) } else { word }.unwrap_or(Format::Plain)
}

/// The path of a file; `None` for whatever is no file.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    file.then(|| uri.to_file_path()).flatten().map(std::borrow::Cow::into_owned)
}

/// The address of a file.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    Uri::from_file_path(path)
}

/// An address as we would write it. Clients do not agree on which marks in the name of a file are to
/// be escaped.
pub(super) fn as_ours(address: &Uri) -> Uri {
    path(address).and_then(|path| uri(&path)).unwrap_or_else(|| address.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_draft_is_written_down() {
        use Format::{Markdown, Plain};
        for (language, uri, expected) in [
            ("markdown", "file:///notes.txt", Markdown),
            ("plaintext", "file:///notes.txt", Plain),
            ("plaintext", "file:///report.qmd", Markdown),
            ("plaintext", "untitled:Untitled-1", Plain),
            ("markdown", "untitled:Untitled-1", Markdown),
            ("", "file:///report.qmd", Markdown),
            ("latex", "file:///report", Plain),
        ] {
            let uri = uri.parse().expect("an address");
            assert_eq!(format(language, &uri), expected, "{language} {uri:?}");
        }
    }
}
