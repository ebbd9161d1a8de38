//! What a check has to say, as plain data, and the only way to say it.
//!
//! A check gets a [`Findings`] to report into; severity, suppression, order and duplicates are
//! settled here for all of them.

use std::fmt;
use std::sync::Arc;

use crate::checks::Check;
use crate::document::{JOINT, Suppression};
use crate::settings::{Acceptance, Level, Settings};
use crate::text::{Edit, Span};

/// One result of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check's name.
    pub check: &'static str,
    /// The check's family.
    pub family: Family,
    /// How bad it is, after settings.
    pub severity: Severity,
    /// What is wrong or wanting.
    pub span: Span,
    /// What is seen and what is needed, in one sentence.
    pub message: String,
    /// The evidence: other places of the draft.
    pub related: Vec<Related>,
    /// The evidence in other drafts.
    pub elsewhere: Vec<Elsewhere>,
    /// Repairs, the likeliest first.
    pub fixes: Vec<Fix>,
    /// What a figure comes to that is wrong by arithmetic, in its own style: *25%*.
    pub computed: Option<String>,
    /// What the desk could take into its house style, so that this is not found again.
    pub acceptance: Option<Acceptance>,
}

/// A place that bears a finding out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What stands there.
    pub message: String,
}

/// A place in another draft that bears a finding out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What that draft is called.
    pub file: Arc<str>,
    /// The place, in bytes of the file.
    pub span: Span,
    /// What stands there, and in which draft.
    pub message: String,
}

/// A repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a menu entry.
    pub title: String,
    /// What it changes.
    pub edits: Vec<Edit>,
    /// Whether it cannot be wrong, so that *fix all* may apply it unasked.
    pub safe: bool,
}

impl Fix {
    /// A repair that a person must choose.
    pub fn new(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: one_line(title.into()), edits, safe: false }
    }

    /// The same repair, marked as one that cannot be wrong.
    #[must_use]
    pub fn safe(self) -> Self {
        Self { safe: true, ..self }
    }
}

/// How bad a finding is, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A nicety.
    Hint,
    /// A reader will ask "says who?".
    Info,
    /// Two places disagree.
    Warning,
    /// Wrong by arithmetic or calendar.
    Error,
}

impl Severity {
    /// All of them, mildest first.
    pub const ALL: [Self; 4] = [Self::Hint, Self::Info, Self::Warning, Self::Error];

    /// Its name in settings, reports and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A group of checks that ask one kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Who says so?
    Sourcing,
    /// Is it the same one?
    Names,
    /// Does it add up?
    Figures,
    /// When?
    Dates,
    /// Were these the words?
    Quotes,
    /// Does the pointer lead anywhere?
    References,
    /// Is what was verified still what it says?
    Ledger,
}

impl Family {
    /// Its name in settings, reports and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sourcing => "sourcing",
            Self::Names => "names",
            Self::Figures => "figures",
            Self::Dates => "dates",
            Self::Quotes => "quotes",
            Self::References => "references",
            Self::Ledger => "ledger",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where one check puts what it finds.
#[derive(Debug)]
pub struct Findings {
    check: &'static Check,
    found: Vec<Finding>,
}

impl Findings {
    /// An empty collection for one check.
    pub(crate) const fn of(check: &'static Check) -> Self {
        Self { check, found: Vec::new() }
    }

    /// Reports `message` at `span`; evidence and repairs are added to what is returned.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        let at = self.found.len();
        self.found.push(Finding {
            check: self.check.name,
            family: self.check.family,
            severity: self.check.severity,
            span,
            message: one_line(message.into()),
            related: Vec::new(),
            elsewhere: Vec::new(),
            fixes: Vec::new(),
            computed: None,
            acceptance: None,
        });
        &mut self.found[at]
    }

    /// What was found.
    pub(crate) fn into_inner(self) -> Vec<Finding> {
        self.found
    }
}

impl Finding {
    /// Adds a place that bears it out.
    pub fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { span, message: one_line(message.into()) });
        self
    }

    /// Adds a place of another draft that bears it out.
    pub fn elsewhere(&mut self, file: &Arc<str>, span: Span, message: String) -> &mut Self {
        let (file, message) = (Arc::clone(file), one_line(message));
        self.elsewhere.push(Elsewhere { file, span, message });
        self
    }

    /// Says what the figure comes to.
    pub fn computed(&mut self, value: impl Into<String>) -> &mut Self {
        self.computed = Some(one_line(value.into()));
        self
    }

    /// Adds a repair.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }

    /// Says what the desk could take into its house style, so that this is not found again.
    pub fn acceptable(&mut self, acceptance: Acceptance) -> &mut Self {
        self.acceptance = Some(acceptance);
        self
    }

    /// The same finding seen from a text that begins `by` bytes earlier.
    #[must_use]
    pub(crate) fn shifted(&self, by: usize) -> Self {
        let mut moved = self.clone();
        moved.span = moved.span.shifted(by);
        for related in &mut moved.related {
            related.span = related.span.shifted(by);
        }
        for edit in moved.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = edit.span.shifted(by);
        }
        moved
    }
}

/// A message as one line: words quoted from a draft may run over its lines and hold masked markup.
fn one_line(message: String) -> String {
    let joint = char::from(JOINT);
    let strange = |c: char| c == joint || (c.is_whitespace() && c != ' ');
    if !message.contains(strange) && !message.contains("  ") && message.trim() == message {
        return message;
    }
    let words = message.replace(joint, "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts the findings of all checks in order: levels as set, what is suppressed taken out, by place,
/// each once. `used` notes which suppressions silenced something, by index.
pub(crate) fn settle(
    mut findings: Vec<Finding>,
    suppressions: &[Suppression],
    settings: &Settings,
    used: &mut [bool],
) -> Vec<Finding> {
    findings.retain_mut(|finding| {
        finding.severity = severity(finding, settings);
        !silenced(finding, suppressions, used)
    });
    findings.sort_by(|a, b| {
        (a.span.start, a.span.end, a.check, &a.message).cmp(&(
            b.span.start,
            b.span.end,
            b.check,
            &b.message,
        ))
    });
    findings.dedup_by(|a, b| (a.span, a.check, &a.message) == (b.span, b.check, &b.message));
    findings
}

fn severity(finding: &Finding, settings: &Settings) -> Severity {
    match settings.checks.get(finding.check) {
        Some(Level::Hint) => Severity::Hint,
        Some(Level::Info) => Severity::Info,
        Some(Level::Warning) => Severity::Warning,
        Some(Level::Error) => Severity::Error,
        Some(Level::On | Level::Off) | None => finding.severity,
    }
}

fn silenced(finding: &Finding, suppressions: &[Suppression], used: &mut [bool]) -> bool {
    let mut silenced = false;
    for (suppression, used) in suppressions.iter().zip(used) {
        if suppression.silences(finding.check, finding.span) {
            *used = true;
            silenced = true;
        }
    }
    silenced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_one_line() {
        assert_eq!(one_line("“a\r\n b\u{1a}\u{1a}’s” ".into()), "“a b’s”");
        assert_eq!(one_line("as it is".into()), "as it is");
    }
}
