//! A quotation that is opened and never closed.

use crate::annotate::quotation::Marks;
use crate::annotate::{BlockView, Quotation};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::story::quotations::Speech;
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "unbalanced-quotation",
    family: Family::Quotes,
    summary: "An opening quotation mark that is never closed",
    page: include_str!("unbalanced_quotation.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// A quotation is followed over this many blocks that do not open it again.
const FAR: usize = 4;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for speech in view.story.quotations.all.iter().filter(|speech| !speech.closed) {
        if let Some(&at) = speech.at.last() {
            let block = view.draft.block(at.block);
            let quotation = &block.notes.quotations[at.index];
            let closed = is_closed_later(view, at.block);
            let prose = is_prose(&block) && quotation.marks == Marks::Double;
            if prose && !closed && !is_put_before(speech, &block, quotation) {
                report(view, speech, &block, quotation, findings);
            }
        }
    }
}

fn is_prose(block: &BlockView<'_>) -> bool {
    !matches!(block.block.role, Role::Slug | Role::Reference | Role::Credit)
}

/// Whether a straight mark was put before a paragraph that is quoted whole, as programs do that turn a
/// page's block quotation into text: the words in it have curly marks of their own, the paragraph
/// before was opened so too, or markup is left behind the mark.
fn is_put_before(speech: &Speech, block: &BlockView<'_>, quotation: &Quotation) -> bool {
    let mark = block.text(Span::new(quotation.span.start, quotation.content.start));
    let behind = &block.prose[quotation.content.start..];
    let opens = block.prose[..quotation.span.start].trim().is_empty();
    let whole = speech.parts.len() > 1 || behind.contains(['“', '”']) || behind.starts_with('>');
    mark == "\"" && opens && whole
}

/// Whether one of the paragraphs or list items that follow ends in a closing mark of no quotation of
/// its own: the desk left out the marks that open each paragraph.
fn is_closed_later(view: &StoryView<'_>, index: usize) -> bool {
    let last = view.draft.notes.len().min(index + 1 + FAR);
    (index + 1..last).any(|index| {
        let block = view.draft.block(index);
        let text = block.prose.trim_end();
        let own = block.notes.quotations.last().is_some_and(|last| last.span.end >= text.len());
        text.ends_with(['”', '"']) && !own
    })
}

fn report(
    view: &StoryView<'_>,
    speech: &Speech,
    block: &BlockView<'_>,
    quotation: &Quotation,
    findings: &mut Findings,
) {
    let mark = opening(block, quotation);
    let finding = findings.report(mark, "This quotation is opened and never closed");
    if let [first, _, ..] = speech.at[..] {
        let first_block = view.draft.block(first.block);
        let first = &first_block.notes.quotations[first.index];
        finding.related(opening(&first_block, first), "it begins here");
    }
    let closing = closing(mark.of(&view.draft.document.source));
    let end = block.absolute(quotation.content).end;
    finding.fix(Fix::new("Close it at its end", vec![Edit::insert(end, closing)]));
    if speech.parts.len() == 1 {
        finding.fix(Fix::new("Remove the mark", vec![Edit::delete(mark)]));
    }
}

fn opening(block: &BlockView<'_>, quotation: &Quotation) -> Span {
    block.absolute(Span::new(quotation.span.start, quotation.content.start))
}

/// The mark that closes what `opening` opens.
fn closing(opening: &str) -> &'static str {
    match opening {
        "“" | "”" => "”",
        "„" => "“",
        "«" => "»",
        "``" | "''" => "''",
        "’’" | "‘‘" => "’’",
        _ => "\"",
    }
}
