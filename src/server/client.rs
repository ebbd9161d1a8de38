//! What the client at the other end can do. Every capability is asked for here before it is used.

use tower_lsp_server::ls_types::{
    ClientCapabilities, CodeActionClientCapabilities, CompletionClientCapabilities,
    InitializeParams, MarkupKind, PositionEncodingKind, PublishDiagnosticsClientCapabilities,
};

use super::code_lens;
use super::lenient::SNIPPET_SUPPORT;
use crate::text::PositionEncoding;

/// What the client can do, as far as it matters here. Whatever it does not mention it cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one capability of the protocol")]
pub(super) struct Features {
    /// What columns count; `None` where the client does not negotiate and UTF-16 holds.
    pub(super) encoding: Option<PositionEncoding>,
    /// It asks for diagnostics itself, and can be told to ask for them again. Without the latter it
    /// would learn of new settings, and of findings that were held back, only with the next edit.
    pub(super) pull: bool,
    /// It may ask for the diagnostics of all drafts at once. Neovim (0.12) may not: told to ask
    /// again, it then asks for nothing but these, and drops those of the drafts it shows.
    pub(super) pull_all: bool,
    /// It reads the version that published diagnostics are for.
    pub(super) versions: bool,
    /// It shows related places.
    pub(super) related: bool,
    /// It shows a link to the check's page.
    pub(super) code_description: bool,
    /// It returns a diagnostic's `data`.
    pub(super) data: bool,
    /// It renders Markdown in hovers.
    pub(super) markdown: bool,
    /// It shows diagnostics with their related places and links above the hover.
    pub(super) hover_diagnostics: bool,
    /// It follows links in hovers to places of a file.
    pub(super) hover_links: bool,
    /// It completes what is being typed.
    pub(super) completion: bool,
    /// It can be told later, and for some files only, that it may ask for completions.
    pub(super) register_completion: bool,
    /// It fills in snippets.
    pub(super) snippets: bool,
    /// It renders Markdown beside completions.
    pub(super) completion_markdown: bool,
    /// It understands code actions; without that only commands.
    pub(super) code_actions: bool,
    /// It understands that one action is the best.
    pub(super) preferred: bool,
    /// It asks for an action's edit when the action is chosen.
    pub(super) resolve: bool,
    /// It takes edits that name the version they are for.
    pub(super) versioned_edits: bool,
    /// It takes edits with a place to type in; see [`super::lenient`].
    pub(super) snippet_edits: bool,
    /// It shows how far long work has come.
    pub(super) progress: bool,
    /// It can be asked to edit a file that is open in it.
    pub(super) apply_edit: bool,
    /// It takes where a definition stands together with the words that led there.
    pub(super) definition_links: bool,
    /// It asks what would be renamed before it asks for the new name.
    pub(super) prepare_rename: bool,
    /// It understands an outline with levels.
    pub(super) nested_symbols: bool,
    /// It has a command of its own that lists a draft's facts.
    pub(super) show_facts: bool,
    /// It can be told to ask for lenses again.
    pub(super) refresh_lenses: bool,
    /// It can be told to ask for inlay hints again.
    pub(super) refresh_hints: bool,
    /// It can be asked for its settings.
    pub(super) configuration: bool,
    /// It can be asked to tell when its settings change.
    pub(super) register_configuration: bool,
    /// It can be asked to watch files.
    pub(super) register_watchers: bool,
}

impl Features {
    /// Reads what the client says of itself.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let client = &params.capabilities;
        let mut features = Self { encoding: encoding(client), ..Self::default() };
        features.read_diagnostics(client);
        features.pull_all =
            features.pull && params.client_info.as_ref().is_none_or(|info| info.name != "Neovim");
        features.read_requests(client);
        features.read_workspace(client);
        features.progress =
            client.window.as_ref().is_some_and(|window| window.work_done_progress == Some(true));
        features.show_facts = has_command(client, code_lens::SHOW_FACTS);
        features.hover_diagnostics = says(client, "hoverShowsDiagnostics");
        features.hover_links = features.markdown && says(client, "hoverFollowsLinks");
        features
    }

    /// What columns count.
    pub(super) fn columns(self) -> PositionEncoding {
        self.encoding.unwrap_or_default()
    }

    fn read_diagnostics(&mut self, client: &ClientCapabilities) {
        let text = client.text_document.as_ref();
        let pull = text.and_then(|text| text.diagnostic.as_ref());
        let push: Option<&PublishDiagnosticsClientCapabilities> =
            text.and_then(|text| text.publish_diagnostics.as_ref());
        let workspace = client.workspace.as_ref().and_then(|all| all.diagnostics.as_ref());
        let refresh = workspace.is_some_and(|all| all.refresh_support == Some(true));
        self.pull = pull.is_some() && refresh;
        self.versions = push.is_some_and(|push| push.version_support == Some(true));
        // Until LSP 3.18 these stood under `publishDiagnostics` and held for both ways.
        self.related = push.is_some_and(|push| push.related_information == Some(true))
            || pull.is_some_and(|pull| pull.related_information == Some(true));
        self.code_description = push
            .is_some_and(|push| push.code_description_support == Some(true))
            || pull.is_some_and(|pull| pull.code_description_support == Some(true));
        self.data = push.is_some_and(|push| push.data_support == Some(true))
            || pull.is_some_and(|pull| pull.data_support == Some(true));
    }

    fn read_requests(&mut self, client: &ClientCapabilities) {
        let Some(text) = &client.text_document else { return };
        let formats = text.hover.as_ref().and_then(|hover| hover.content_format.as_ref());
        self.markdown = formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown));
        self.nested_symbols = text
            .document_symbol
            .as_ref()
            .is_some_and(|symbols| symbols.hierarchical_document_symbol_support == Some(true));
        self.definition_links = text
            .definition
            .as_ref()
            .is_some_and(|definition| definition.link_support == Some(true));
        self.prepare_rename =
            text.rename.as_ref().is_some_and(|rename| rename.prepare_support == Some(true));
        if let Some(completion) = &text.completion {
            self.read_completion(completion);
        }
        if let Some(actions) = &text.code_action {
            self.code_actions = actions.code_action_literal_support.is_some();
            self.preferred = actions.is_preferred_support == Some(true);
            self.resolve = resolves_edits(actions);
        }
    }

    fn read_completion(&mut self, client: &CompletionClientCapabilities) {
        self.completion = true;
        self.register_completion = client.dynamic_registration == Some(true);
        let Some(item) = &client.completion_item else { return };
        self.snippets = item.snippet_support == Some(true);
        let formats = item.documentation_format.as_ref();
        self.completion_markdown =
            formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown));
    }

    fn read_workspace(&mut self, client: &ClientCapabilities) {
        let Some(workspace) = &client.workspace else { return };
        self.versioned_edits = workspace
            .workspace_edit
            .as_ref()
            .is_some_and(|edit| edit.document_changes == Some(true));
        let experimental = client.experimental.as_ref();
        let snippets = experimental.and_then(|all| all.get(SNIPPET_SUPPORT));
        self.snippet_edits = self.versioned_edits && snippets.is_some_and(|it| *it == true);
        self.apply_edit = workspace.apply_edit == Some(true);
        self.refresh_lenses =
            workspace.code_lens.as_ref().is_some_and(|lens| lens.refresh_support == Some(true));
        self.refresh_hints =
            workspace.inlay_hint.as_ref().is_some_and(|hint| hint.refresh_support == Some(true));
        self.configuration = workspace.configuration == Some(true);
        self.register_configuration = workspace
            .did_change_configuration
            .as_ref()
            .is_some_and(|change| change.dynamic_registration == Some(true));
        self.register_watchers = workspace
            .did_change_watched_files
            .as_ref()
            .is_some_and(|watch| watch.dynamic_registration == Some(true));
    }
}

fn resolves_edits(actions: &CodeActionClientCapabilities) -> bool {
    let properties = actions.resolve_support.as_ref().map(|support| &support.properties);
    actions.data_support == Some(true)
        && properties.is_some_and(|names| names.iter().any(|name| name == "edit"))
}

/// Whether the client has a command that a lens may call. There is no capability for these; clients
/// name them as rust-analyzer's do.
fn has_command(client: &ClientCapabilities, command: &str) -> bool {
    let commands = client.experimental.as_ref().and_then(|all| all.pointer("/commands/commands"));
    let commands = commands.and_then(serde_json::Value::as_array);
    commands.is_some_and(|names| names.iter().any(|name| name == command))
}

/// Whether a client says of itself what there is no capability for, as our own extensions do.
fn says(client: &ClientCapabilities, word: &str) -> bool {
    let said = client.experimental.as_ref().and_then(|all| all.get(word));
    said.and_then(serde_json::Value::as_bool) == Some(true)
}

/// The first encoding of the client's own order that we know: all three.
fn encoding(client: &ClientCapabilities) -> Option<PositionEncoding> {
    let offered = client.general.as_ref()?.position_encodings.as_ref()?;
    offered.iter().find_map(|kind| match kind {
        kind if *kind == PositionEncodingKind::UTF8 => Some(PositionEncoding::Utf8),
        kind if *kind == PositionEncodingKind::UTF16 => Some(PositionEncoding::Utf16),
        kind if *kind == PositionEncodingKind::UTF32 => Some(PositionEncoding::Utf32),
        _ => None,
    })
}
