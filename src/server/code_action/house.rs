//! Actions by which a writer settles something for good. Each is a command, since it changes a file
//! beside the draft.

use serde::Serialize;
use tower_lsp_server::ls_types::{CodeAction, CodeActionKind, Command};

use super::super::command::{self, Accept, Verify};
use super::super::convert;
use super::super::diagnostics::diagnostic;
use super::super::verification::facts_in;
use super::{Desk, VERIFY};
use crate::checks::ledger::verification_lapsed;
use crate::findings::Finding;
use crate::ledger::Fingerprint;
use crate::text::Span;

impl Desk<'_> {
    /// The quick fix that settles a finding for good, where there is one.
    pub(super) fn settle(&self, finding: &Finding) -> Option<CodeAction> {
        let action = if let Some(what) = finding.acceptance.clone() {
            let title = format!("Accept {} in this project", what.told());
            let accept = Accept { uri: self.uri.clone(), what };
            self.command(title, command::ACCEPT, &accept)?
        } else if finding.check == verification_lapsed::CHECK.name {
            self.command("Verify again".to_owned(), command::VERIFY, &self.at(finding.span))?
        } else {
            return None;
        };
        Some(CodeAction {
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic(finding, &self.places, self.uri, self.features)]),
            ..action
        })
    }

    /// Entering the facts of a place in the ledger, or taking them out if all stand in it.
    pub(super) fn verify(&self, range: Span) -> Option<CodeAction> {
        let analysis = &self.snapshot.analysis;
        let facts = facts_in(&analysis.draft, range);
        let lapsed = |span: &Span| {
            let mut findings = analysis.findings.iter();
            findings.any(|one| one.check == verification_lapsed::CHECK.name && one.span == *span)
        };
        // That has a quick fix already.
        if facts.is_empty() || facts.iter().any(lapsed) {
            return None;
        }
        let standing = self.snapshot.ledger.standing();
        let print = |span: &Span| Fingerprint::of(span.of(analysis.text()));
        let (command, state) = if facts.iter().all(|span| standing.contains(&print(span))) {
            (command::WITHDRAW, "not verified")
        } else {
            (command::VERIFY, "verified")
        };
        let title = match facts.len() {
            1 => format!("Mark as {state}"),
            count => format!("Mark {count} sentences as {state}"),
        };
        let action = self.command(title, command, &self.at(range))?;
        Some(CodeAction { kind: Some(VERIFY), ..action })
    }

    fn at(&self, span: Span) -> Verify {
        let (uri, range) = (self.uri.clone(), self.places.range(span));
        Verify { uri, range, source: None, by: None }
    }

    /// An action that is a command; none where the draft is no file, which no settings hold for.
    fn command<T: Serialize>(
        &self,
        title: String,
        command: &str,
        argument: &T,
    ) -> Option<CodeAction> {
        convert::path(self.uri)?;
        let command = Command {
            title: title.clone(),
            command: command.to_owned(),
            arguments: Some(vec![serde_json::to_value(argument).ok()?]),
        };
        Some(CodeAction { title, command: Some(command), ..CodeAction::default() })
    }
}
