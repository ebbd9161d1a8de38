//! Inlay hints: what `notes` shows between the words of a draft, as the protocol has it.

use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::InlayHintRequest;
use tower_lsp_server::ls_types::{
    InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip, Uri,
};

use super::convert::Places;
use super::request::{Question, Subject};
use crate::notes::hints::{self, Hint};

impl Question for InlayHintRequest {
    fn uri(params: &InlayHintParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: InlayHintParams) -> Option<Vec<InlayHint>> {
        None
    }

    fn of_draft(
        params: InlayHintParams,
        subject: &mut Subject<'_>,
    ) -> Result<Option<Vec<InlayHint>>> {
        if !subject.draft.rules.settings.editor.inlay_hints {
            return Ok(Some(Vec::new()));
        }
        let places = subject.places();
        let wanted = places.span(params.range);
        let hints = hints::within(&subject.snapshot.analysis, wanted);
        Ok(Some(hints.into_iter().map(|hint| shown(hint, &places)).collect()))
    }
}

fn shown(hint: Hint, places: &Places<'_>) -> InlayHint {
    InlayHint {
        position: places.position(hint.behind),
        label: InlayHintLabel::String(hint.words),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(hint.ground)),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
