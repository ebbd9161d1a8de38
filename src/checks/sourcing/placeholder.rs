//! Marks that say "to come": TK, TODO, `[source]`, an empty link.

use crate::checks::{BlockNotes, Check, Run};
use crate::document::InlineKind;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Token, TokenKind};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "placeholder",
    family: Family::Sourcing,
    summary: "A mark that says something is still to come",
    page: include_str!("placeholder.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

/// What stands in brackets until somebody fills it in.
const BRACKETED: &[&str] = &[
    "citation needed",
    "source",
    "sources",
    "source?",
    "source needed",
    "cite",
    "ref",
    "to come",
    "reason",
    "name and office",
    "name",
    "fact check",
    "check",
    "needs source",
    "clarification needed",
];
/// The longest of them, in bytes.
const LONGEST: usize = 60;
/// Behind these, or before them, *XX* stands for a number still to come.
const COUNTED: &[&str] = &[
    "percent", "%", "per", "million", "billion", "thousand", "people", "years", "days", "months",
    "year-old", "points", "dollars", "votes", "miles",
];

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    let reported = brackets(view, findings);
    words(view, &reported, findings);
    empty_links(view, findings);
}

fn brackets(view: &BlockNotes<'_>, findings: &mut Findings) -> Vec<Span> {
    let prose = view.block.prose;
    let mut reported = Vec::new();
    for (open, _) in prose.match_indices('[') {
        let window = prose.as_bytes()[open..].iter().take(LONGEST);
        let Some(len) = window.clone().position(|&byte| byte == b']') else { continue };
        let inside = prose[open + 1..open + len].trim();
        if is_wanting(inside) {
            let span = Span::new(open, open + len + 1);
            let before = &prose[..open];
            let space = before.len() - before.trim_end_matches(' ').len();
            findings.report(span, format!("“[{inside}]” is still to be filled in")).fix(Fix::new(
                "Remove the mark",
                vec![Edit::delete(Span::new(open - space, span.end))],
            ));
            reported.push(span);
        }
    }
    reported
}

fn is_wanting(inside: &str) -> bool {
    let lower = inside.to_lowercase();
    BRACKETED.contains(&lower.as_str())
        || inside.split(' ').any(|word| is_tk(word.trim_matches(|c: char| !c.is_alphanumeric())))
        || inside.len() >= 2 && inside.bytes().all(|byte| byte == b'?')
        || matches!(inside, "XX" | "XXX")
}

/// `TK`, `TKTK`, and so on: the mark that no English word contains.
fn is_tk(word: &str) -> bool {
    !word.is_empty()
        && word.len().is_multiple_of(2)
        && word.as_bytes().chunks(2).all(|pair| pair == b"TK")
}

fn words(view: &BlockNotes<'_>, reported: &[Span], findings: &mut Findings) {
    let prose = view.block.prose;
    let tokens = &view.notes.tokens;
    let mut reported = reported.iter().peekable();
    for (at, token) in tokens.iter().enumerate() {
        while reported.next_if(|span| span.end <= token.span.start).is_some() {}
        if reported.peek().is_some_and(|span| span.overlaps(token.span)) {
            continue;
        }
        if let Some(span) = wanting(prose, tokens, at) {
            findings
                .report(span, format!("“{}” is still to be filled in", span.of(prose)))
                .fix(Fix::new("Remove the mark", vec![Edit::delete(span)]));
        }
    }
}

/// The mark that starts with the token `at`.
fn wanting(prose: &str, tokens: &[Token], at: usize) -> Option<Span> {
    let token = &tokens[at];
    let text = token.text(prose);
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(prose, word));
    if token.kind == TokenKind::Mark && text == "?" {
        let first = !token.glued;
        let three = is(at + 1, "?") && is(at + 2, "?");
        return (first && three).then(|| token.span.cover(tokens[at + 2].span));
    }
    if token.kind != TokenKind::Word {
        return None;
    }
    let lorem = text.eq_ignore_ascii_case("lorem") && is(at + 1, "ipsum");
    if lorem {
        return Some(token.span.cover(tokens[at + 1].span));
    }
    let todo = is_tk(text) || matches!(text, "TODO" | "FIXME");
    (todo || is_number_to_come(prose, tokens, at)).then_some(token.span)
}

/// *XX percent*, *$XX*: in *Super Bowl XX* and *Louis XX* it is a numeral.
fn is_number_to_come(prose: &str, tokens: &[Token], at: usize) -> bool {
    let text = tokens[at].text(prose);
    let letters = text.len() >= 2 && text.bytes().all(|byte| byte == b'X');
    let counts = |at: usize| {
        tokens.get(at).is_some_and(|token| COUNTED.iter().any(|word| token.is(prose, word)))
    };
    let behind_sign = at.checked_sub(1).is_some_and(|before| {
        tokens[at].glued && matches!(tokens[before].text(prose), "$" | "£" | "€")
    });
    letters && (counts(at + 1) || behind_sign)
}

fn empty_links(view: &BlockNotes<'_>, findings: &mut Findings) {
    for inline in view.block.inlines {
        let InlineKind::Link { target } = &inline.kind else { continue };
        if matches!(target.trim(), "" | "#") {
            findings.report(inline.span, "This link leads nowhere: give it an address");
        }
    }
}
