//! Inlay hints: what an editor shows between the words of a draft. The day behind *Monday*, and what
//! a figure comes to that does not add up.

use jiff::civil::Date;
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::InlayHintRequest;
use tower_lsp_server::ls_types::{
    InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip, Uri,
};

use super::convert::Places;
use super::request::{Question, Subject};
use crate::analysis::Analysis;
use crate::annotate::{At, DateMention};
use crate::text::Span;

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
        let analysis = &subject.snapshot.analysis;
        let mut hints = days(analysis, wanted);
        hints.extend(computed(analysis, wanted));
        hints.sort_by_key(|hint| hint.behind);
        Ok(Some(hints.into_iter().map(|hint| hint.shown(&places)).collect()))
    }
}

/// Words to show in a draft.
struct Hint {
    /// The byte they stand behind.
    behind: usize,
    words: String,
    /// How they were come by.
    ground: String,
}

impl Hint {
    fn shown(self, places: &Places<'_>) -> InlayHint {
        InlayHint {
            position: places.position(self.behind),
            label: InlayHintLabel::String(self.words),
            kind: None,
            text_edits: None,
            tooltip: Some(InlayHintTooltip::String(self.ground)),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        }
    }
}

/// The days of weekdays and of words like *yesterday*, as far as the draft's own day tells them.
fn days(analysis: &Analysis, wanted: Span) -> Vec<Hint> {
    let Some(filed) = analysis.story.timeline.dated() else { return Vec::new() };
    let ground = format!("Counted from {}, the day of this draft", printed(filed));
    let blocks = &analysis.draft.document.blocks;
    let from = blocks.partition_point(|block| block.span.end < wanted.start);
    let to = blocks.partition_point(|block| block.span.start <= wanted.end);
    let mut hints = Vec::new();
    for block in (from..to).map(|index| analysis.draft.block(index)) {
        for (index, date) in block.notes.dates.iter().enumerate() {
            let behind = block.absolute(date.span).end;
            if !is_relative(date) || !wanted.touches(behind) {
                continue;
            }
            if let Some(day) = analysis.story.timeline.day(At { block: block.index, index }) {
                hints.push(Hint { behind, words: printed(day), ground: ground.clone() });
            }
        }
    }
    hints
}

/// *Monday*, *yesterday*; a date that names its day of the month tells enough.
fn is_relative(date: &DateMention) -> bool {
    date.day.is_none() && (date.weekday.is_some() || date.relative.is_some())
}

fn printed(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// What the figures come to that do not add up.
fn computed(analysis: &Analysis, wanted: Span) -> impl Iterator<Item = Hint> {
    let inside = analysis.findings.iter().filter(move |finding| wanted.touches(finding.span.end));
    inside.filter_map(|finding| {
        let (behind, ground) = (finding.span.end, finding.message.clone());
        Some(Hint { behind, words: format!("→ {}", finding.computed.as_ref()?), ground })
    })
}
