//! How diagnostics get to the client: pushed, or pulled by it, and never both.

use std::time::Duration;

use tokio::time::Instant;
use tower_lsp_server::jsonrpc::{Error, Result};
use tower_lsp_server::ls_types::request::{DocumentDiagnosticRequest, WorkspaceDiagnosticRequest};
use tower_lsp_server::ls_types::{
    DocumentDiagnosticParams, DocumentDiagnosticReportResult, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
};

use super::super::client::Features;
use super::super::diagnostics::{self, Shown};
use super::super::request::{Question, Subject};
use super::MainLoop;

/// How long a client that says it pulls is waited for. Editors pull within milliseconds of opening
/// a draft; but some announce what their library can do and never ask.
const TIME_TO_PULL: Duration = Duration::from_secs(1);

/// How diagnostics get to the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delivery {
    /// They are published after every reading.
    Push,
    /// It asks for them.
    Pull,
    /// It says that it asks, and has not yet. It is pushed to if it has not by then; `None` as long
    /// as there is no draft to ask for.
    Undecided(Option<Instant>),
}

impl Delivery {
    /// How a client says that it wants them.
    pub(super) const fn of(features: Features) -> Self {
        if features.pull { Self::Undecided(None) } else { Self::Push }
    }

    /// Now there is a draft to ask for.
    pub(super) fn draft_opened(&mut self, now: Instant) {
        if *self == Self::Undecided(None) {
            *self = Self::Undecided(Some(now + TIME_TO_PULL));
        }
    }
}

impl Question for DocumentDiagnosticRequest {
    fn uri(params: &DocumentDiagnosticParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: DocumentDiagnosticParams) -> DocumentDiagnosticReportResult {
        diagnostics::Report::Full(None, Vec::new()).of_draft().into()
    }

    fn overtaken() -> Error {
        diagnostics::overtaken()
    }

    fn heard(main_loop: &mut MainLoop) {
        main_loop.client_pulls();
    }

    fn of_draft(
        params: DocumentDiagnosticParams,
        subject: &mut Subject<'_>,
    ) -> Result<DocumentDiagnosticReportResult> {
        let previous = params.previous_result_id.as_deref();
        let report = diagnostics::pull(subject.draft, subject.uri, previous, subject.features);
        Ok(report.of_draft().into())
    }
}

impl Question for WorkspaceDiagnosticRequest {
    fn uri(_: &WorkspaceDiagnosticParams) -> Option<Uri> {
        None
    }

    fn nothing(_: WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReportResult {
        WorkspaceDiagnosticReport::default().into()
    }

    fn heard(main_loop: &mut MainLoop) {
        main_loop.client_pulls();
    }

    fn of_all(
        params: WorkspaceDiagnosticParams,
        main_loop: &mut MainLoop,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        Ok(main_loop.workspace_report(&params).into())
    }
}

impl MainLoop {
    /// When something has to be done even though nothing happens.
    pub(super) fn next_due(&self) -> Option<Instant> {
        let held_back = self.drafts.values().filter_map(|draft| draft.shown.due);
        let undecided = match self.delivery {
            Delivery::Undecided(until) => until,
            Delivery::Push | Delivery::Pull => None,
        };
        held_back.chain(undecided).min()
    }

    /// Does what was due.
    pub(super) fn show_what_is_due(&mut self) {
        let now = Instant::now();
        if matches!(self.delivery, Delivery::Undecided(Some(until)) if until <= now) {
            self.delivery = Delivery::Push;
            for (uri, draft) in &mut self.drafts {
                diagnostics::publish(draft, uri, self.features, &self.outbox);
            }
            self.push_unopened();
        }
        let mut refresh = false;
        for (uri, draft) in &mut self.drafts {
            if draft.shown.due.is_none_or(|due| now < due) {
                continue;
            }
            draft.shown.due = None;
            // Where an edit is being read, its result brings them.
            if !draft.is_current() {
                continue;
            }
            match self.delivery {
                Delivery::Push => diagnostics::publish(draft, uri, self.features, &self.outbox),
                Delivery::Pull | Delivery::Undecided(_) => refresh = true,
            }
        }
        if refresh {
            self.refresh();
        }
    }

    /// The client has asked for diagnostics: what was pushed to it meanwhile is taken back.
    fn client_pulls(&mut self) {
        // Whoever asks is answered, but one that cannot be told to ask again is still pushed to.
        if !self.features.pull {
            return;
        }
        if self.delivery == Delivery::Push {
            for (uri, draft) in self.drafts.iter_mut().filter(|(_, draft)| draft.shown.any()) {
                draft.shown = Shown::default();
                self.outbox.publish(uri.clone(), Vec::new(), None);
            }
            self.take_back_unopened();
        }
        self.delivery = Delivery::Pull;
    }
}
