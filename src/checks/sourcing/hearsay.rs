//! Something passed on without anybody who says it.

use super::stub::{self, Habits};
use crate::annotate::attribution::Level;
use crate::annotate::{Attribution, BlockView};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, lexicon};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "hearsay",
    family: Family::Sourcing,
    summary: "Something passed on as reported or believed, by nobody named",
    page: include_str!("hearsay.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// So many attributions of one sentence are looked at.
const MANY: usize = 32;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut habits = None;
    for block in view.draft.blocks().filter(|block| block.block.role == Role::Body) {
        for attribution in &block.notes.attributions {
            if attribution.level == Level::Weak && !is_sourced(view, &block, attribution) {
                let habits = habits.get_or_insert_with(|| Habits::of(view));
                report(view, habits, &block, attribution, findings);
            }
        }
    }
}

/// Whether the sentence names somebody who says so all the same, or points to a source. Whoever
/// *reportedly said* or *reportedly wants* something is no source for it.
fn is_sourced(view: &StoryView<'_>, block: &BlockView<'_>, hearsay: &Attribution) -> bool {
    let sourced = view.story.sourcing.of(block.index, hearsay.sentence);
    let here = block.notes.attributions_of(hearsay.sentence).iter().take(MANY);
    let passed_on = |cue: Span| {
        let between = hearsay.cue.end..cue.start.max(hearsay.cue.end);
        cue.overlaps(hearsay.cue)
            || cue.start >= hearsay.cue.end
                && block.prose.get(between).is_some_and(|between| between.trim().is_empty())
    };
    let mut says = here.filter(|a| a.level == Level::Says && a.names_a_source());
    says.any(|attribution| !passed_on(attribution.cue))
        || sourced.is_some_and(|sourced| sourced.by.is_carried())
        || stub::is_cited(block, hearsay.sentence)
}

fn report(
    view: &StoryView<'_>,
    habits: &Habits,
    block: &BlockView<'_>,
    attribution: &Attribution,
    findings: &mut Findings,
) {
    let cue = block.absolute(attribution.cue);
    let words = cue.of(&view.draft.document.source);
    let finding = findings.report(cue, format!("“{words}”: nobody is named who says so"));
    let named = stub::behind(view, habits, cue).filter(|_| words.ends_with("ly"));
    let sentence = block.absolute(block.notes.sentences[attribution.sentence].span);
    let fixes = if let Some(mut edits) = named {
        edits.insert(0, remove_word(view, cue));
        finding.fix(Fix::new("Name the source instead", edits));
        stub::pointers(view, habits, sentence)
    } else if let Some(edit) = named_for(&view.draft.document.source, cue) {
        finding.fix(Fix::new("Name the source instead", vec![edit]));
        stub::pointers(view, habits, sentence)
    } else if let Some(behind) = by_whom(words).or_else(|| amid(words)) {
        let edits = vec![Edit::insert(cue.start + behind, " by [source]")];
        finding.fix(Fix::new("Say by whom", edits));
        stub::pointers(view, habits, sentence)
    } else {
        stub::fixes(view, habits, sentence)
    };
    for fix in fixes {
        finding.fix(fix);
    }
}

/// *It is believed that* gives way to *According to [source],* and *There are fears that* to *[source]
/// fears that*.
fn named_for(source: &str, cue: Span) -> Option<Edit> {
    let it = ["It ", "it "].iter().any(|it| source[..cue.start].ends_with(it));
    let cue = Span::new(cue.start - if it { 3 } else { 0 }, cue.end);
    let words = cue.of(source);
    let lower = words.to_lowercase();
    // *When it was said that* it fell: when, according to somebody, it fell.
    let before = source[..cue.start].strip_suffix(' ');
    if lower.starts_with("it ")
        && lower.ends_with(" that")
        && before.is_some_and(|before| before.ends_with(char::is_alphabetic))
    {
        let span = Span::new(cue.start - 1, cue.end);
        return Some(Edit::replace(span, ", according to [source],"));
    }
    let named = match lower.as_str() {
        "there are fears that" => "[source] fears that",
        "there were fears that" => "[source] feared that",
        _ if lower.starts_with("it ") && lower.ends_with(" that") => {
            let capital = words.starts_with(char::is_uppercase);
            if capital { "According to [source]," } else { "according to [source]," }
        }
        _ => return None,
    };
    Some(Edit::replace(cue, named))
}

/// How far into *amid fears that* the words go that *by somebody* follows.
fn amid(cue: &str) -> Option<usize> {
    let lower = cue.to_lowercase();
    lower.starts_with("amid ").then(|| cue.trim_end_matches(" that").len())
}

/// How far into *is believed to* or *identified as* the words go that *by somebody* follows.
fn by_whom(cue: &str) -> Option<usize> {
    let (verb, joint) = cue.rsplit_once(char::is_whitespace)?;
    let passive = verb.ends_with("ed")
        || ["said", "thought", "understood", "known"]
            .iter()
            .any(|participle| verb.ends_with(participle));
    (passive && matches!(joint, "to" | "that" | "as")).then_some(verb.len())
}

/// Takes a word out with the space or the commas around it; the next word takes over its capital.
fn remove_word(view: &StoryView<'_>, word: Span) -> Edit {
    let source = &view.draft.document.source;
    let (before, behind) = (&source[..word.start], &source[word.end..]);
    if before.ends_with(", ") && !behind.starts_with(|c: char| c.is_whitespace()) {
        let comma = usize::from(behind.starts_with(','));
        return Edit::delete(Span::new(word.start - 2, word.end + comma));
    }
    let gap = behind.len() - behind.trim_start_matches([' ', ',']).len();
    // *Sold, reportedly for £4 million*: the comma was the word's.
    let next = behind[gap..].split(' ').next().unwrap_or_default();
    if before.ends_with(", ") && lexicon::classes(next).has(Classes::PREPOSITION) {
        return Edit::replace(Span::new(word.start - 2, word.end + gap), " ");
    }
    let next = behind[gap..].chars().next();
    let capital = word.of(source).starts_with(char::is_uppercase);
    match next.filter(|next| capital && next.is_lowercase()) {
        Some(next) => {
            let end = word.end + gap + next.len_utf8();
            Edit::replace(Span::new(word.start, end), next.to_uppercase().to_string())
        }
        None => Edit::delete(Span::new(word.start, word.end + gap)),
    }
}
