//! Names that stand in a list are of one kind: *Oxley, Norden Steel and Selmtech*.

use super::MentionKind::Unknown;
use super::{Mention, MentionKind};

/// Tells the names of a sentence whose words and surroundings do not tell what the others in their list
/// are, where those are all of one kind.
pub(super) fn share(prose: &str, mentions: &mut [Mention]) {
    let listed =
        |one: &Mention, next: &Mention| gap(prose, one, next) == ", " || ends(prose, one, next);
    for list in mentions.chunk_by_mut(listed).filter(|list| list.len() > 1) {
        // Without an *and*, a comma stands between a name and its description, too.
        if list.windows(2).any(|pair| ends(prose, &pair[0], &pair[1]))
            && let Some(kind) = common_kind(list)
        {
            let open = list.iter_mut().filter(|name| name.kind == Unknown);
            open.for_each(|name| name.cues.add(kind, 1));
        }
    }
}

/// Whether *and* or *or* stands between two names.
fn ends(prose: &str, one: &Mention, next: &Mention) -> bool {
    matches!(gap(prose, one, next), " and " | " or " | ", and " | ", or " | " & ")
}

fn gap<'a>(prose: &'a str, one: &Mention, next: &Mention) -> &'a str {
    prose.get(one.span.end..next.span.start).unwrap_or_default()
}

/// The one kind that some of the names are known to be.
fn common_kind(names: &[Mention]) -> Option<MentionKind> {
    let mut told = names.iter().map(|name| name.kind).filter(|kind| *kind != Unknown);
    let first = told.next()?;
    told.all(|kind| kind == first).then_some(first)
}
