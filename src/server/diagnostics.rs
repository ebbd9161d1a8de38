//! Findings as diagnostics: pushed after each reading, or pulled by the client.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use tokio::time::Instant;
use tower_lsp_server::jsonrpc::{Error, ErrorCode};
use tower_lsp_server::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticServerCancellationData,
    DocumentDiagnosticReport, FullDocumentDiagnosticReport, Location, NumberOrString,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Uri, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::calm::{self, Counts, Visible};
use super::client::Features;
use super::convert::{self, Places};
use super::outbox::Outbox;
use super::state::Draft;
use super::worker::Snapshot;
use crate::checks;
use crate::findings::Finding;

/// Who says so, in the editor's list of problems.
pub(super) const SOURCE: &str = "deskcheck";

/// Where the pages of the checks can be read.
const PAGES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/src/checks");

/// The protocol's code for a server that gave up a request by itself.
const SERVER_CANCELLED: i64 = -32802;

/// What a client has been given of one draft.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The diagnostics; `None` as long as it has been given nothing.
    diagnostics: Option<Arc<Vec<Diagnostic>>>,
    /// The same as numbers.
    counts: Counts,
    /// What this set is called in pulled reports: the draft's revision, and how many sets of that
    /// revision came before, for findings that were held back make another one of the same text.
    id: (u64, u64),
    /// When findings that are held back are due.
    pub(super) due: Option<Instant>,
}

impl Shown {
    /// Whether the client shows anything.
    pub(super) fn any(&self) -> bool {
        self.diagnostics.as_ref().is_some_and(|diagnostics| !diagnostics.is_empty())
    }
}

/// Publishes what was found in the newest state of a draft that was read.
///
/// An equal set is not sent again, unless the client reads versions: then the new version tells it
/// that the draft has been read, and that what it shows still holds.
pub(super) fn publish(draft: &mut Draft, uri: &Uri, features: Features, outbox: &Outbox) {
    let Some(snapshot) = draft.snapshot.clone() else { return };
    let visible = calmly(draft, &snapshot);
    let changed = take(&mut draft.shown, &snapshot, &visible, uri, features);
    if changed || features.versions {
        let version = features.versions.then_some(snapshot.version);
        let diagnostics = draft.shown.diagnostics.clone().unwrap_or_default();
        outbox.publish(uri.clone(), diagnostics, version);
    }
}

/// What was found in the newest state of a draft, for a client that asks and holds the set called
/// `previous`. A client that holds none is given everything at once.
pub(super) fn pull(
    draft: &mut Draft,
    uri: &Uri,
    previous: Option<&str>,
    features: Features,
) -> Report {
    let Some(snapshot) = draft.snapshot.clone() else { return Report::Full(None, Vec::new()) };
    let visible =
        if previous.is_some() { calmly(draft, &snapshot) } else { calm::everything(&snapshot) };
    if take(&mut draft.shown, &snapshot, &visible, uri, features) {
        let (revision, sets) = draft.shown.id;
        let sets = if revision == snapshot.revision { sets + 1 } else { 0 };
        draft.shown.id = (snapshot.revision, sets);
    }
    let (revision, sets) = draft.shown.id;
    let id = format!("{revision}.{sets}");
    if previous == Some(id.as_str()) {
        Report::Unchanged(id)
    } else {
        Report::Full(Some(id), draft.shown.diagnostics.as_deref().cloned().unwrap_or_default())
    }
}

fn calmly<'a>(draft: &Draft, snapshot: &'a Snapshot) -> Visible<'a> {
    let patience = Duration::from_millis(draft.rules.settings.editor.patience);
    calm::visible(snapshot, &draft.shown.counts, patience, Instant::now())
}

/// Notes what the client is about to be given; whether that differs from what it has.
fn take(
    shown: &mut Shown,
    snapshot: &Snapshot,
    visible: &Visible<'_>,
    uri: &Uri,
    features: Features,
) -> bool {
    let places = Places::of(snapshot, features.columns());
    let diagnostics: Vec<_> = visible
        .findings
        .iter()
        .map(|finding| diagnostic(finding, &places, uri, features))
        .collect();
    shown.due = visible.due;
    shown.counts = calm::count(&visible.findings);
    let changed = shown.diagnostics.as_deref() != Some(&diagnostics);
    if changed {
        shown.diagnostics = Some(diagnostics.into());
    }
    changed
}

/// A pulled report, before it takes one of the protocol's shapes.
#[derive(Debug)]
pub(super) enum Report {
    /// All diagnostics, with the name of the set.
    Full(Option<String>, Vec<Diagnostic>),
    /// The set of this name still holds.
    Unchanged(String),
}

impl Report {
    /// As the answer for one draft.
    pub(super) fn of_draft(self) -> DocumentDiagnosticReport {
        match self {
            Self::Full(result_id, items) => RelatedFullDocumentDiagnosticReport {
                related_documents: None,
                full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
            }
            .into(),
            Self::Unchanged(result_id) => RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id,
                },
            }
            .into(),
        }
    }

    /// As one entry of the answer for a workspace.
    pub(super) fn of_workspace(
        self,
        uri: Uri,
        version: Option<i32>,
    ) -> WorkspaceDocumentDiagnosticReport {
        let version = version.map(i64::from);
        match self {
            Self::Full(result_id, items) => WorkspaceFullDocumentDiagnosticReport {
                uri,
                version,
                full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
            }
            .into(),
            Self::Unchanged(result_id) => WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                    result_id,
                },
            }
            .into(),
        }
    }
}

/// The answer to a pull that an edit has overtaken. `ContentModified` would make VS Code's client
/// take every diagnostic away for a moment; this leaves them, and the edit brings a new pull.
pub(super) fn overtaken() -> Error {
    let data = DiagnosticServerCancellationData { retrigger_request: false };
    let data = serde_json::to_value(data).ok();
    let code = ErrorCode::ServerError(SERVER_CANCELLED);
    Error { code, message: "the draft was edited".into(), data }
}

/// A finding as a diagnostic.
pub(super) fn diagnostic(
    finding: &Finding,
    places: &Places<'_>,
    uri: &Uri,
    features: Features,
) -> Diagnostic {
    Diagnostic {
        range: places.range(finding.span),
        severity: Some(convert::severity(finding.severity)),
        code: Some(NumberOrString::String(finding.check.to_owned())),
        code_description: features.code_description.then(|| page(finding.check)).flatten(),
        source: Some(SOURCE.to_owned()),
        message: finding.message.clone(),
        related_information: related(finding, places, uri, features),
        tags: None,
        // What the name of the check does not tell.
        data: features.data.then(|| finding.family.name().into()),
    }
}

fn related(
    finding: &Finding,
    places: &Places<'_>,
    uri: &Uri,
    features: Features,
) -> Option<Vec<DiagnosticRelatedInformation>> {
    if !features.related {
        return None;
    }
    let here = finding.related.iter().map(|related| DiagnosticRelatedInformation {
        location: Location { uri: uri.clone(), range: places.range(related.span) },
        message: related.message.clone(),
    });
    let there = finding.elsewhere.iter().filter_map(|other| {
        let (location, message) = (places.elsewhere(other)?.clone(), other.message.clone());
        Some(DiagnosticRelatedInformation { location, message })
    });
    let related: Vec<_> = here.chain(there).collect();
    (!related.is_empty()).then_some(related)
}

/// The address of a check's page.
pub(super) fn page(check: &str) -> Option<CodeDescription> {
    static ADDRESSES: LazyLock<HashMap<&'static str, Uri>> = LazyLock::new(|| {
        let address = |check: &&checks::Check| {
            let file = check.name.replace('-', "_");
            format!("{PAGES}/{}/{file}.md", check.family).parse().ok()
        };
        checks::ALL.iter().filter_map(|check| Some((check.name, address(check)?))).collect()
    });
    ADDRESSES.get(check).map(|href| CodeDescription { href: href.clone() })
}
