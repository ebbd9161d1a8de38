//! The lens above a draft's headline: how many facts it has, and how many are sourced.

use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::CodeLensRequest;
use tower_lsp_server::ls_types::{CodeLens, CodeLensParams, Command, Uri};

use super::request::{Question, Subject};
use crate::document::{BlockKind, Document, Role};
use crate::facts::Tally;
use crate::text::Span;

/// The client's own command that lists a draft's facts. It is called with the draft's address.
pub(super) const SHOW_FACTS: &str = "deskcheck.showFacts";

impl Question for CodeLensRequest {
    fn uri(params: &CodeLensParams) -> Option<Uri> {
        Some(params.text_document.uri.clone())
    }

    fn nothing(_: CodeLensParams) -> Option<Vec<CodeLens>> {
        None
    }

    fn of_draft(_: CodeLensParams, subject: &mut Subject<'_>) -> Result<Option<Vec<CodeLens>>> {
        let wanted = subject.draft.rules.settings.editor.code_lens;
        let lens = if wanted { lens(subject) } else { None };
        Ok(Some(lens.into_iter().collect()))
    }
}

fn lens(subject: &Subject<'_>) -> Option<CodeLens> {
    let tally = Tally::of(subject.snapshot.facts());
    if tally.facts == 0 {
        return None;
    }
    let document = &subject.snapshot.analysis.draft.document;
    let range = subject.places().range(headline(document));
    Some(CodeLens { range, command: Some(command(subject, tally.to_string())), data: None })
}

/// The headline, else the first heading, else the beginning of the text; behind the front matter.
fn headline(document: &Document) -> Span {
    let from = document.front_matter.as_ref().map_or(0, |front| front.span.end);
    let blocks = &document.blocks[document.blocks.partition_point(|b| b.span.start < from)..];
    let headings = || blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let first = headings().find(|heading| heading.role == Role::Headline);
    let first = first.or_else(|| headings().next()).or(blocks.first());
    Span::at(first.map_or(0, |block| block.span.start))
}

/// What a click does. A client without a command of its own shows the words alone.
fn command(subject: &Subject<'_>, title: String) -> Command {
    if !subject.features.show_facts {
        return Command { title, command: String::new(), arguments: None };
    }
    let arguments = Some(vec![subject.uri.as_str().into()]);
    Command { title, command: SHOW_FACTS.to_owned(), arguments }
}
