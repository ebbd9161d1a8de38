//! Repairs: a quick fix for each fix of a finding, one to silence it, and all safe ones at once. What
//! a writer settles for good is offered by `house`.

mod house;

use serde::{Deserialize, Serialize};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::{CodeActionRequest, CodeActionResolveRequest};
use tower_lsp_server::ls_types::{
    AnnotatedTextEdit, CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams,
    CodeActionResponse, CodeActionTriggerKind, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, Uri, WorkspaceEdit,
};

use super::client::Features;
use super::convert::{self, Places};
use super::diagnostics::diagnostic;
use super::lenient::SNIPPET;
use super::request::{Question, Subject};
use super::worker::Snapshot;
use crate::document::{Block, BlockKind};
use crate::findings::Finding;
use crate::text::{Edit, Span};

/// Applies every fix that cannot be wrong.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.deskcheck");

/// Enters sentences in the ledger, or takes them out. A kind of its own, so that it stands neither
/// among the repairs nor among the refactorings.
pub(super) const VERIFY: CodeActionKind = CodeActionKind::new("deskcheck.verify");

/// A repair with more edits than this is sent without them where the client can ask for them once
/// the repair is chosen. Fewer cost less to send than to ask for.
const SENT_AT_ONCE: usize = 8;

/// What is needed to work out an action's edit when it is chosen.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Ticket {
    /// The draft.
    uri: Uri,
    /// The version the action was offered for.
    version: i32,
    /// The finding and the fix by their indices; `None` for all safe fixes.
    fix: Option<(usize, usize)>,
}

/// What an action's edits are for.
struct Desk<'a> {
    uri: &'a Uri,
    snapshot: &'a Snapshot,
    places: Places<'a>,
    features: Features,
}

impl Question for CodeActionRequest {
    fn uri(params: &CodeActionParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: CodeActionParams) -> Option<CodeActionResponse> {
        None
    }

    fn of_draft(
        params: CodeActionParams,
        subject: &mut Subject<'_>,
    ) -> Result<Option<CodeActionResponse>> {
        Ok(Some(actions(&params, &subject.snapshot, subject.features)))
    }
}

impl Question for CodeActionResolveRequest {
    fn uri(action: &CodeAction) -> Option<Uri> {
        Ticket::of(action).map(|ticket| ticket.uri)
    }

    fn nothing(action: CodeAction) -> CodeAction {
        action
    }

    fn of_draft(action: CodeAction, subject: &mut Subject<'_>) -> Result<CodeAction> {
        Ticket::of(&action)
            .and_then(|ticket| resolve(action, &ticket, &subject.snapshot, subject.features))
            .ok_or_else(Self::overtaken)
    }
}

impl Ticket {
    /// What an action that was offered without its edit holds to find it again.
    fn of(action: &CodeAction) -> Option<Self> {
        let data = action.data.clone()?;
        serde_json::from_value(data).ok()
    }
}

/// The repairs that concern a range.
fn actions(
    params: &CodeActionParams,
    snapshot: &Snapshot,
    features: Features,
) -> Vec<CodeActionOrCommand> {
    // Without code actions there are only commands, and we have none.
    if !features.code_actions {
        return Vec::new();
    }
    let places = Places::of(snapshot, features.columns());
    let desk = Desk { uri: &params.text_document.uri, snapshot, places, features };
    let wanted = params.context.only.as_deref();
    let mut actions = Vec::new();
    let range = desk.places.span(params.range);
    if wants(wanted, &CodeActionKind::QUICKFIX) {
        desk.quick_fixes(range, &mut actions);
    }
    // An editor that asks unbidden wants to know whether to light a bulb: not at every fact.
    let unbidden = params.context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC);
    if wants(wanted, &VERIFY) && !(unbidden && actions.is_empty()) {
        actions.extend(desk.verify(range));
    }
    if wants(wanted, &FIX_ALL) {
        actions.extend(desk.fix_all());
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// The edit of an action that was offered without it; `None` where the draft is another by now.
fn resolve(
    action: CodeAction,
    ticket: &Ticket,
    snapshot: &Snapshot,
    features: Features,
) -> Option<CodeAction> {
    if ticket.version != snapshot.version {
        return None;
    }
    let places = Places::of(snapshot, features.columns());
    let desk = Desk { uri: &ticket.uri, snapshot, places, features };
    let findings = &snapshot.analysis.findings;
    let edits = match ticket.fix {
        None => safe_edits(findings),
        Some((finding, fix)) => findings.get(finding)?.fixes.get(fix)?.edits.clone(),
    };
    Some(CodeAction { edit: Some(desk.workspace_edit(&edits)), data: None, ..action })
}

/// Whether actions of `kind` are asked for: kinds contain those that go on after a dot.
fn wants(only: Option<&[CodeActionKind]>, kind: &CodeActionKind) -> bool {
    only.is_none_or(|only| {
        only.iter().any(|wanted| {
            let rest = kind.as_str().strip_prefix(wanted.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || wanted.as_str().is_empty()
            })
        })
    })
}

impl Desk<'_> {
    fn quick_fixes(&self, range: Span, actions: &mut Vec<CodeAction>) {
        let findings = self.snapshot.analysis.findings.iter().enumerate();
        let here: Vec<_> = findings.filter(|(_, finding)| finding.span.meets(range)).collect();
        for &(at, finding) in &here {
            for fix in 0..finding.fixes.len() {
                actions.push(self.quick_fix(at, finding, fix));
            }
        }
        actions.extend(here.iter().filter_map(|(_, finding)| self.settle(finding)));
        // Silencing is what is left when no repair fits.
        actions.extend(here.iter().map(|(_, finding)| self.silence(finding)));
    }

    fn quick_fix(&self, at: usize, finding: &Finding, index: usize) -> CodeAction {
        let fix = &finding.fixes[index];
        let action = CodeAction {
            title: fix.title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic(finding, &self.places, self.uri, self.features)]),
            is_preferred: (self.features.preferred && index == 0).then_some(true),
            ..CodeAction::default()
        };
        self.with_edit(action, &fix.edits, Some((at, index)))
    }

    fn silence(&self, finding: &Finding) -> CodeAction {
        let edit = |reason: &str| {
            let comment = format!(" <!-- deskcheck-ignore {}: {reason} -->", finding.check);
            Edit::insert(self.place_of_comment(finding), comment)
        };
        let edit = if self.features.snippet_edits {
            self.snippet(&edit("${1:reason}"))
        } else {
            self.workspace_edit(&[edit("no reason given")])
        };
        CodeAction {
            title: format!("Ignore {} here, with a reason", finding.check),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic(finding, &self.places, self.uri, self.features)]),
            edit: Some(edit),
            ..CodeAction::default()
        }
    }

    /// An edit with a place to type in.
    fn snippet(&self, edit: &Edit) -> WorkspaceEdit {
        let text_edit = self.places.edit(edit);
        let edit = AnnotatedTextEdit { text_edit, annotation_id: SNIPPET.to_owned() };
        let (uri, version) = (self.uri.clone(), Some(self.snapshot.version));
        let edit = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: vec![OneOf::Right(edit)],
        };
        let document_changes = Some(DocumentChanges::Edits(vec![edit]));
        WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
    }

    /// The end of the finding's line; inside a table the end of its cell.
    fn place_of_comment(&self, finding: &Finding) -> usize {
        let draft = &self.snapshot.analysis.draft;
        let block: Option<&Block> =
            draft.block_at(finding.span.start).map(|at| &draft.document.blocks[at]);
        match block {
            Some(block) if block.kind == BlockKind::TableCell => block.span.end,
            _ => self.places.line_end(finding.span.start),
        }
    }

    fn fix_all(&self) -> Option<CodeAction> {
        let edits = safe_edits(&self.snapshot.analysis.findings);
        let action = CodeAction {
            title: "Apply all fixes that cannot be wrong".to_owned(),
            kind: Some(FIX_ALL),
            ..CodeAction::default()
        };
        (!edits.is_empty()).then(|| self.with_edit(action, &edits, None))
    }

    /// The action with its edit, or with the ticket to ask for it.
    fn with_edit(
        &self,
        action: CodeAction,
        edits: &[Edit],
        fix: Option<(usize, usize)>,
    ) -> CodeAction {
        if self.features.resolve && edits.len() > SENT_AT_ONCE {
            let ticket = Ticket { uri: self.uri.clone(), version: self.snapshot.version, fix };
            return CodeAction { data: serde_json::to_value(ticket).ok(), ..action };
        }
        CodeAction { edit: Some(self.workspace_edit(edits)), ..action }
    }

    fn workspace_edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        convert::workspace_edit(self.uri, self.snapshot, edits, self.features)
    }
}

/// The edits of all safe fixes, the first of each finding. Where two meet, the earlier one counts.
fn safe_edits(findings: &[Finding]) -> Vec<Edit> {
    let mut taken: Vec<Edit> = Vec::new();
    for finding in findings {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.safe) else { continue };
        let meets = |edit: &Edit| {
            taken.iter().any(|other| {
                other.span.overlaps(edit.span)
                    || other.span == edit.span
                    || (other.span.is_empty() || edit.span.is_empty())
                        && other.span.touches(edit.span.start)
            })
        };
        if !fix.edits.iter().any(meets) {
            taken.extend(fix.edits.iter().cloned());
        }
    }
    taken.sort();
    taken
}
