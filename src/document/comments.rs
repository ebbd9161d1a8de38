//! HTML comments: where they stand, and those at a line's start that have prose behind them.

use std::borrow::Cow;

use memchr::memmem;

use super::Block;
use super::mask::Mask;
use crate::text::Span;

/// Adds the comments within `span` of `text` to `out`.
pub(super) fn within(text: &str, span: Span, out: &mut Vec<Span>) {
    let mut at = span.start;
    while let Some(found) = memmem::find(&text.as_bytes()[at..span.end], b"<!--") {
        let start = at + found;
        let Some(len) = memmem::find(&text.as_bytes()[start + 4..span.end], b"-->") else { return };
        at = start + 4 + len + 3;
        out.push(Span::new(start, at));
    }
}

/// Comments that open a line with prose behind them would make raw HTML of all the line
/// (`CommonMark` §4.6). They are shown to the parser as a word of equal length, and their places
/// returned.
pub(super) fn hide_leading(source: &str, body: usize) -> (Cow<'_, str>, Vec<Span>) {
    let mut all = Vec::new();
    within(source, Span::new(body, source.len()), &mut all);
    all.retain(|comment| opens_line_with_prose(source, *comment));
    if all.is_empty() {
        return (Cow::Borrowed(source), all);
    }
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for comment in &all {
        text.push_str(&source[at..comment.start]);
        text.extend(std::iter::repeat_n('x', comment.len()));
        at = comment.end;
    }
    text.push_str(&source[at..]);
    (Cow::Owned(text), all)
}

fn opens_line_with_prose(source: &str, comment: Span) -> bool {
    let line_start = memchr::memrchr2(b'\n', b'\r', &source.as_bytes()[..comment.start]);
    let before = &source[line_start.map_or(0, |at| at + 1)..comment.start];
    let behind = &source[comment.end..];
    let rest = &behind[..behind.find(['\n', '\r']).unwrap_or(behind.len())];
    let opens = before.len() < 16 && before.bytes().all(|b| b" \t>*-+.)0123456789".contains(&b));
    opens && !rest.trim().is_empty() && !comment.of(source).contains(['\n', '\r'])
}

/// Takes the stand-ins of [`hide_leading`] out of the prose again. One that was shown is a comment,
/// one that was not stands in code.
pub(super) fn reveal(
    hidden: Vec<Span>,
    mask: &mut Mask<'_>,
    blocks: &mut [Block],
    comments: &mut Vec<Span>,
) {
    if hidden.is_empty() {
        return;
    }
    for comment in hidden.into_iter().filter(|comment| mask.is_shown(*comment)).collect::<Vec<_>>()
    {
        mask.hide(comment);
        comments.push(comment);
        let after = blocks.partition_point(|block| block.span.start <= comment.start);
        if let Some(block) = after.checked_sub(1).and_then(|index| blocks.get_mut(index))
            && block.span.start == comment.start
        {
            block.start_later(mask.behind_blank(comment.end) - comment.start);
        }
    }
    comments.sort();
}
