//! The beginning of a session, and what passes between client and server besides drafts.

use std::collections::HashMap;
use std::path::PathBuf;

use serde_json::{Value, json};
use tower_lsp_server::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    ConfigurationItem, DiagnosticOptions, DiagnosticServerCapabilities, DocumentSymbolOptions,
    ExecuteCommandOptions, HoverProviderCapability, InitializeParams, InitializeResult, OneOf,
    Registration, RenameOptions, SaveOptions, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, WorkDoneProgressOptions, WorkspaceFoldersChangeEvent,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use super::super::client::Features;
use super::super::code_action::{FIX_ALL, VERIFY};
use super::super::event::Event;
use super::super::{command, completion, convert, parent};
use super::MainLoop;
use super::delivery::Delivery;
use crate::{ledger, settings};

/// The part of the client's settings that is ours.
const SECTION: &str = "deskcheck";

impl MainLoop {
    pub(super) fn initialize(&mut self, params: &InitializeParams) -> InitializeResult {
        self.features = Features::of(params);
        self.delivery = Delivery::of(self.features);
        self.set_folders(folders(params));
        if let Some(options) = &params.initialization_options {
            self.configuration.set_client(options.clone());
        }
        if let Some(parent) = params.process_id {
            tokio::spawn(parent::watch(parent, self.events.clone()));
        }
        let server_info = ServerInfo {
            name: "deskcheck".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        };
        InitializeResult {
            capabilities: capabilities(self.features),
            server_info: Some(server_info),
            ..InitializeResult::default()
        }
    }

    pub(super) fn initialized(&mut self) {
        let registrations = registrations(self.features);
        if !registrations.is_empty() {
            let client = self.client.clone();
            // A client that cannot register after all is served without.
            tokio::spawn(async move { client.register_capability(registrations).await });
        }
        self.start_workspace();
        self.ask_for_settings();
    }

    pub(super) fn settings_changed(&mut self, settings: Value) {
        let says_nothing = settings.as_object().is_none_or(serde_json::Map::is_empty);
        if says_nothing {
            self.ask_for_settings();
        } else if self.configuration.set_client(settings) {
            self.apply_settings();
        }
    }

    pub(super) fn settings_answered(&mut self, settings: Vec<(Option<PathBuf>, Value)>) {
        let mut of_folders = HashMap::new();
        let mut changed = false;
        for (folder, settings) in settings.into_iter().filter(|(_, said)| said.is_object()) {
            match folder {
                None => changed |= self.configuration.set_client(settings),
                Some(folder) => {
                    of_folders.insert(folder, settings);
                }
            }
        }
        if self.configuration.set_client_of_folders(of_folders) || changed {
            self.apply_settings();
        }
    }

    pub(super) fn folders_changed(&mut self, change: &WorkspaceFoldersChangeEvent) {
        let removed: Vec<_> = change.removed.iter().filter_map(|f| convert::path(&f.uri)).collect();
        let mut folders = self.configuration.folders().to_vec();
        folders.retain(|folder| !removed.contains(folder));
        folders.extend(change.added.iter().filter_map(|folder| convert::path(&folder.uri)));
        self.set_folders(folders);
        self.ask_for_settings();
    }

    /// Has a client that pulls diagnostics pull them again.
    pub(super) fn refresh(&self) {
        let client = self.client.clone();
        // A client that does not answer will ask again at its own time.
        tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
    }

    /// Has the client ask again for what it shows between the lines, as far as it can be told to.
    pub(super) fn refresh_views(&self) {
        let (client, features) = (self.client.clone(), self.features);
        tokio::spawn(async move {
            // A client that does not answer will ask again with the next edit.
            if features.refresh_lenses {
                let _ = client.code_lens_refresh().await;
            }
            if features.refresh_hints {
                let _ = client.inlay_hint_refresh().await;
            }
        });
    }

    /// The answer comes back as an event: nobody waits for it.
    fn ask_for_settings(&self) {
        if !self.features.configuration {
            return;
        }
        let (client, events) = (self.client.clone(), self.events.clone());
        let asked = scopes(self.configuration.folders());
        tokio::spawn(async move {
            let item = |folder: &Option<PathBuf>| ConfigurationItem {
                scope_uri: folder.as_deref().and_then(convert::uri),
                section: Some(SECTION.to_owned()),
            };
            let answer = client.configuration(asked.iter().map(item).collect()).await;
            let settings = asked.into_iter().zip(answer.unwrap_or_default()).collect();
            // Where nobody listens any more, the session has ended.
            let _ = events.send(Event::Settings(settings));
        });
    }
}

/// What a client is asked for its settings of: of everything, and, where the workspace has several
/// folders, of each, for each may have its own.
fn scopes(folders: &[PathBuf]) -> Vec<Option<PathBuf>> {
    let several = folders.iter().filter(|_| folders.len() > 1);
    std::iter::once(None).chain(several.cloned().map(Some)).collect()
}

fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.as_deref().unwrap_or_default();
    if !folders.is_empty() {
        return folders.iter().filter_map(|folder| convert::path(&folder.uri)).collect();
    }
    #[expect(deprecated, reason = "older clients know no other way to name their folder")]
    let root = params.root_uri.as_ref().and_then(convert::path);
    root.into_iter().collect()
}

fn capabilities(features: Features) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: features.encoding.map(convert::encoding_kind),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
                include_text: Some(false),
            })),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL, VERIFY]),
            resolve_provider: Some(features.resolve),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        completion_provider: completion::options(features),
        // Beside the outline that an editor makes of Markdown itself, ours goes by our name.
        document_symbol_provider: Some(OneOf::Right(DocumentSymbolOptions {
            label: Some(SECTION.to_owned()),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        inlay_hint_provider: Some(OneOf::Left(true)),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: command::ALL.map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        // Helix uses these without saying so.
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(rename(features)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        // A client is either pushed to or asked to pull, never both.
        diagnostic_provider: features.pull.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some(SECTION.to_owned()),
                inter_file_dependencies: false,
                workspace_diagnostics: features.pull_all,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: None,
        }),
        ..ServerCapabilities::default()
    }
}

fn rename(features: Features) -> OneOf<bool, RenameOptions> {
    if !features.prepare_rename {
        return OneOf::Left(true);
    }
    OneOf::Right(RenameOptions {
        prepare_provider: Some(true),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    })
}

fn registrations(features: Features) -> Vec<Registration> {
    let register = |method: &str, options: Value| Registration {
        id: method.to_owned(),
        method: method.to_owned(),
        register_options: Some(options),
    };
    let mut registrations = Vec::new();
    if features.register_watchers {
        let watchers = json!({ "watchers": [
            { "globPattern": format!("**/{}", settings::FILE_NAME) },
            { "globPattern": format!("**/{}", ledger::FILE_NAME) },
        ] });
        registrations.push(register("workspace/didChangeWatchedFiles", watchers));
    }
    if features.register_completion {
        registrations.push(register("textDocument/completion", completion::registration()));
    }
    if features.register_configuration {
        let section = json!({ "section": SECTION });
        registrations.push(register("workspace/didChangeConfiguration", section));
    }
    registrations
}
