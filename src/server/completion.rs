//! Completion and hover in settings files. What can be written, and what is said of it, is known to
//! `settings`; in drafts there is nothing to complete.

use serde_json::{Value, json};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::Completion;
use tower_lsp_server::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, CompletionParams,
    CompletionResponse, CompletionTextEdit, Documentation, Hover, InsertTextFormat, MarkupContent,
    MarkupKind, Position, TextEdit, Uri,
};

use super::client::Features;
use super::configuration::is_settings_file;
use super::diagnostics;
use super::hover;
use super::request::{Question, SettingsFile};
use crate::checks;
use crate::settings::{self, CompletionKind, Table};

/// What makes an editor ask by itself: a header, a dotted name, a value and a word in quotes begin.
const TRIGGERS: [&str; 4] = ["[", ".", "=", "\""];

impl Question for Completion {
    /// A draft is not looked up: where nothing can come of it, nothing is waited for.
    fn uri(params: &CompletionParams) -> Option<Uri> {
        let uri = &params.text_document_position.text_document.uri;
        is_settings_file(uri).then(|| uri.clone())
    }

    fn nothing(_: CompletionParams) -> Option<CompletionResponse> {
        None
    }

    fn of_settings_file(
        params: CompletionParams,
        file: &SettingsFile<'_>,
    ) -> Result<Option<CompletionResponse>> {
        let items = items(params.text_document_position.position, file);
        Ok(Some(CompletionList { is_incomplete: false, items }.into()))
    }
}

/// What is announced to a client that completes everywhere or nowhere.
pub(super) fn options(features: Features) -> Option<CompletionOptions> {
    let everywhere = features.completion && !features.register_completion;
    everywhere.then(|| CompletionOptions {
        trigger_characters: Some(TRIGGERS.map(str::to_owned).into()),
        ..CompletionOptions::default()
    })
}

/// What is registered with a client that can be told where to complete: it never asks in drafts.
pub(super) fn registration() -> Value {
    json!({
        "documentSelector": [{ "pattern": format!("**/{}", settings::FILE_NAME) }],
        "triggerCharacters": TRIGGERS,
    })
}

/// What is said of a place in a settings file.
pub(super) fn explanation(position: Position, file: &SettingsFile<'_>) -> Option<Hover> {
    let offset = file.places().offset(position);
    let said = settings::explanation(file.text, offset, &tables())?;
    let page = diagnostics::page(&said.name).filter(|_| file.features.markdown);
    let page = page.map(|page| format!("\n\n[Its page]({})", page.href.as_str()));
    let page = page.unwrap_or_default();
    let markdown = format!("**{}** — {}{page}", said.name, said.docs);
    Some(hover::shown(markdown, file.places().range(said.span), file.features))
}

fn items(position: Position, file: &SettingsFile<'_>) -> Vec<CompletionItem> {
    let offset = file.places().offset(position);
    let found = settings::completions(file.text, offset, &tables());
    found.into_iter().enumerate().map(|(at, completion)| item(at, completion, file)).collect()
}

fn item(at: usize, completion: settings::Completion, file: &SettingsFile<'_>) -> CompletionItem {
    let snippet = completion.snippet.filter(|_| file.features.snippets);
    let format =
        if snippet.is_some() { InsertTextFormat::SNIPPET } else { InsertTextFormat::PLAIN_TEXT };
    let range = file.places().range(completion.span);
    let edit = TextEdit { range, new_text: snippet.unwrap_or(completion.text) };
    CompletionItem {
        label: completion.label,
        kind: Some(kind(completion.kind)),
        documentation: Some(documentation(completion.docs, file.features)),
        // Editors sort by this, and would sort by the alphabet without it.
        sort_text: Some(format!("{at:03}")),
        filter_text: Some(completion.filter),
        insert_text_format: Some(format),
        text_edit: Some(CompletionTextEdit::Edit(edit)),
        ..CompletionItem::default()
    }
}

fn documentation(docs: String, features: Features) -> Documentation {
    if features.completion_markdown {
        Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: docs })
    } else {
        Documentation::String(hover::plain(&docs))
    }
}

const fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Table => CompletionItemKind::MODULE,
        CompletionKind::Key => CompletionItemKind::PROPERTY,
        CompletionKind::Value => CompletionItemKind::VALUE,
    }
}

fn tables() -> Vec<Table> {
    settings::tables(&checks::known())
}
