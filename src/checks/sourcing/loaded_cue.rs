//! A verb of saying that tells readers what to make of it.

use crate::annotate::Attribution;
use crate::annotate::attribution::Level;
use crate::checks::{BlockNotes, Check, Run};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, lexicon};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "loaded-cue",
    family: Family::Sourcing,
    summary: "A verb of saying that takes sides: claimed, admitted, insisted",
    page: include_str!("loaded_cue.md"),
    severity: Severity::Hint,
    default_on: false,
    since: "0.1.0",
    run: Run::Block(run),
};

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    if view.block.role != Role::Body {
        return;
    }
    for attribution in &view.notes.attributions {
        if let Some(loaded) = loaded(view, attribution) {
            report(view, &loaded, findings);
        }
    }
}

/// A loaded verb where a neutral one would do.
struct Loaded {
    /// The verb, with the particle that belongs to it.
    span: Span,
    /// The neutral verb in its place, in the same form.
    neutral: &'static str,
}

fn loaded(view: &BlockNotes<'_>, attribution: &Attribution) -> Option<Loaded> {
    let cue = attribution.cue;
    let word = cue.of(view.block.prose);
    let classes = lexicon::classes(word);
    if !classes.has(Classes::LOADED) || !attribution.content || is_noun(view, attribution) {
        return None;
    }
    let verb = if classes.has(Classes::PAST) {
        ["said", "denied"]
    } else if classes.has(Classes::THIRD_PERSON) {
        ["says", "denies"]
    } else if classes.has(Classes::PARTICIPLE) {
        ["saying", "denying"]
    } else {
        ["say", "deny"]
    };
    let refutes = word.starts_with("refut");
    let states = attribution.level == Level::Says || refutes && attribution.level == Level::Speaks;
    if !states {
        return None;
    }
    // *Pointed out* takes the fact for granted; who pointed to something has pointed to it.
    let out =
        word.starts_with("point").then(|| particle(view, cue, " out")).map(|out| out.ok_or(()));
    let span = match out {
        Some(Err(())) => return None,
        Some(Ok(span)) => span,
        None => cue,
    };
    Some(Loaded { span, neutral: verb[usize::from(refutes)] })
}

/// Whether the cue is somebody’s: *her claim*, *the port’s claim*, *claims by the port*.
fn is_noun(view: &BlockNotes<'_>, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source else { return true };
    let between = view.block.prose.get(source.end..attribution.cue.start).unwrap_or_default();
    let owner = ["his", "her", "their"];
    let words = source.of(view.block.prose);
    between.starts_with(['\'', '’'])
        || owner.iter().any(|owner| words.eq_ignore_ascii_case(owner))
        || lexicon::classes(attribution.cue.of(view.block.prose)).has(Classes::HOMOGRAPH)
            && source.start > attribution.cue.start
}

/// The verb with the particle right behind it, if it stands there.
fn particle(view: &BlockNotes<'_>, verb: Span, particle: &str) -> Option<Span> {
    let behind = view.block.prose.get(verb.end..)?;
    behind.starts_with(particle).then(|| Span::new(verb.start, verb.end + particle.len()))
}

fn report(view: &BlockNotes<'_>, loaded: &Loaded, findings: &mut Findings) {
    let words = loaded.span.of(view.block.prose);
    let Loaded { span, neutral } = *loaded;
    let message = format!("“{words}” tells readers what to make of it: “{neutral}” does not");
    let edit = vec![Edit::replace(span, neutral)];
    findings.report(span, message).fix(Fix::new(format!("Write “{neutral}”"), edit));
}
