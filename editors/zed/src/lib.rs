//! Tells Zed how to start deskcheck: the program that its settings name, or else the one on the
//! `PATH`. Everything else is the server's part.

use zed_extension_api::settings::{CommandSettings, LspSettings};
use zed_extension_api::{Command, Extension, LanguageServerId, Result, Worktree, register_extension};

struct Deskcheck;

impl Extension for Deskcheck {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let settings = LspSettings::for_worktree(server.as_ref(), worktree);
        let named = settings.ok().and_then(|settings| settings.binary);
        let CommandSettings { path, arguments, env } = named.unwrap_or(CommandSettings {
            path: None,
            arguments: None,
            env: None,
        });
        let command = path
            .or_else(|| worktree.which("deskcheck"))
            .ok_or("deskcheck is not on the PATH; lsp.deskcheck.binary.path can name it")?;
        Ok(Command {
            command,
            args: arguments.unwrap_or_else(|| vec!["lsp".to_owned()]),
            env: env.unwrap_or_default().into_iter().collect(),
        })
    }

    fn language_server_initialization_options(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<zed_extension_api::serde_json::Value>> {
        let settings = LspSettings::for_worktree(server.as_ref(), worktree)?;
        Ok(settings.initialization_options)
    }
}

register_extension!(Deskcheck);
