//! What the server says to clients of different kinds, message by message.
#![cfg(feature = "server")]

#[path = "support/lsp.rs"]
mod lsp;

#[path = "protocol/folder.rs"]
mod folder;

#[path = "protocol/actions.rs"]
mod actions;
#[path = "protocol/calm.rs"]
mod calm;
#[path = "protocol/commands.rs"]
mod commands;
#[path = "protocol/completion.rs"]
mod completion;
#[path = "protocol/diagnostics.rs"]
mod diagnostics;
#[path = "protocol/navigation.rs"]
mod navigation;
#[path = "protocol/rename.rs"]
mod rename;
#[path = "protocol/requests.rs"]
mod requests;
#[path = "protocol/series.rs"]
mod series;
#[path = "protocol/sessions.rs"]
mod sessions;
#[path = "protocol/settings.rs"]
mod settings;
#[path = "protocol/views.rs"]
mod views;
#[path = "protocol/workspace.rs"]
mod workspace;

/// A draft's address.
const URI: &str = "file:///drafts/story.md";

/// A draft with one finding.
const DRAFT: &str = "The mayor resigned TK days later.\n";
