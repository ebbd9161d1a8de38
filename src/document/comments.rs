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
/// returned. A lone `\r`, which the parser does not take for a line's end everywhere, is shown as
/// `\n`.
pub(super) fn hide_leading(source: &str, body: usize) -> (Cow<'_, str>, Vec<Span>) {
    let mut all = Vec::new();
    within(source, Span::new(body, source.len()), &mut all);
    all.retain(|comment| opens_line_with_prose(source, *comment));
    let lone_cr = |&at: &usize| source.as_bytes().get(at + 1) != Some(&b'\n');
    if all.is_empty() && !memchr::memchr_iter(b'\r', source.as_bytes()).any(|at| lone_cr(&at)) {
        return (Cow::Borrowed(source), all);
    }
    let mut text = source.as_bytes().to_vec();
    for at in memchr::memchr_iter(b'\r', source.as_bytes()).filter(lone_cr) {
        text[at] = b'\n';
    }
    for comment in &all {
        text[comment.range()].fill(b'x');
    }
    (String::from_utf8(text).map_or(Cow::Borrowed(source), Cow::Owned), all)
}

fn opens_line_with_prose(source: &str, comment: Span) -> bool {
    let is_break = |c: &u8| matches!(c, b'\n' | b'\r');
    // Only so much of indent, bullet and quotation marks is looked for before it.
    let near = comment.start.saturating_sub(16);
    let before = &source.as_bytes()[near..comment.start];
    let opens = match before.iter().rposition(is_break) {
        Some(at) => is_prefix(&before[at + 1..]),
        None => near == 0 && is_prefix(before),
    };
    let behind = source[comment.end..].trim_start_matches([' ', '\t']);
    let followed = !behind.is_empty() && !behind.starts_with(['\n', '\r']);
    opens && followed && !comment.of(source).contains(['\n', '\r'])
}

fn is_prefix(before: &[u8]) -> bool {
    before.iter().all(|byte| b" \t>*-+.)0123456789".contains(byte))
}

/// Takes the stand-ins of [`hide_leading`] out of the prose again. One that was shown is a comment,
/// one that was not stands in code.
pub(super) fn reveal(
    hidden: Vec<Span>,
    mask: &mut Mask<'_>,
    blocks: &mut Vec<Block>,
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
    blocks.retain(|block| !block.span.is_empty());
    comments.sort();
}
