//! One test: the articles under one heading, with their settings and what follows from them.

use std::ops::Range;

use deskcheck::Analysis;
use deskcheck::checks::Check;
use deskcheck::document::Format;
use deskcheck::findings::{Finding, Fix};
use deskcheck::ledger::Ledger;
use deskcheck::notes::{self, Showing};
use deskcheck::text::{Span, apply};
use jiff::civil::Date;

use crate::article::{Article, Mark, Says};
use crate::desk::Desk;
use crate::diff::diff;
use crate::judge;
use crate::page::{Fence, Section};

/// The day it is in the suites, unless an article says `date=2026-03-04`.
const TODAY: Date = Date::constant(2026, 1, 15);

/// One test.
#[derive(Clone)]
pub(crate) struct Case {
    /// The heading it stands under.
    pub(crate) heading: String,
    desk: Desk,
    check: Option<&'static Check>,
    examples: Vec<Example>,
}

/// One `article` block with the `fixed` and `hover` blocks that follow it.
#[derive(Clone)]
pub(crate) struct Example {
    /// The article.
    pub(crate) article: Article,
    /// What its draft is called.
    pub(crate) name: String,
    body: Range<usize>,
    line: usize,
    /// How it is written down.
    pub(crate) format: Format,
    /// The day it is read on.
    pub(crate) today: Date,
    unstable_fix: bool,
    crlf: bool,
    outcomes: Vec<Outcome>,
}

/// A block that says what becomes of an article.
#[derive(Clone)]
struct Outcome {
    kind: Kind,
    content: String,
    body: Range<usize>,
    line: usize,
}

#[derive(Clone)]
enum Kind {
    /// The text after a fix: the one of this title, or the first.
    Fixed(Option<String>),
    /// The note at the cursor.
    Hover,
}

impl Case {
    /// Reads a section; `None` where nothing in it can be tested. The page's own check is on.
    pub(crate) fn read(
        section: &Section,
        check: Option<&'static Check>,
        page: &str,
    ) -> Result<Option<Self>, String> {
        let mut examples: Vec<Example> = Vec::new();
        for fence in &section.fences {
            let content = &page[fence.body.clone()];
            match (fence.kind(), examples.last_mut()) {
                ("article", _) => {
                    let number = examples.len() + 1;
                    examples.push(Example::read(fence, content, number)?);
                }
                ("fixed" | "hover", Some(example)) => {
                    example.outcomes.push(Outcome::read(fence, content));
                }
                ("fixed" | "hover", None) => return Err("no article stands before it".to_owned()),
                _ => {}
            }
        }
        // Elsewhere a page may show any file; what it shows of its settings must be right.
        if examples.is_empty() && section.heading != "Settings" {
            return Ok(None);
        }
        let desk = Desk::read(section, check, page)?;
        Ok(Some(Self { heading: section.heading.clone(), desk, check, examples }))
    }

    /// Whether everything is as the page says.
    pub(crate) fn judge(&self) -> Result<(), String> {
        let problems: Vec<String> =
            self.examples.iter().filter_map(|example| self.judge_example(example).err()).collect();
        if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
    }

    fn judge_example(&self, example: &Example) -> Result<(), String> {
        let at = |line: usize, problem: String| format!("line {line} of the page: {problem}");
        let analysis = self.analyze(example, &example.article.text);
        judge::sound(&analysis).map_err(|problem| at(example.line, problem))?;
        judge::article(&example.article, &analysis.findings, &self.beside(example))
            .map_err(|problem| at(example.line, problem))?;
        for outcome in &example.outcomes {
            let found = self.outcome(example, &analysis, &outcome.kind);
            let found = found.map_err(|problem| at(outcome.line, problem))?;
            if found.trim_end() != outcome.content.trim_end() {
                let shown = diff(&outcome.content, &found);
                return Err(at(outcome.line, format!("this is found instead:\n{shown}")));
            }
        }
        Ok(())
    }

    /// The blocks of the page that must change to be true, with their new content.
    pub(crate) fn updates(&self) -> Vec<(Range<usize>, String)> {
        let mut updates = Vec::new();
        for example in &self.examples {
            let analysis = self.analyze(example, &example.article.text);
            let article =
                judge::as_found(&example.article, &analysis.findings, &self.beside(example));
            updates.push((example.body.clone(), article.write()));
            for outcome in &example.outcomes {
                if let Ok(found) = self.outcome(example, &analysis, &outcome.kind) {
                    updates.push((outcome.body.clone(), format!("{}\n", found.trim_end())));
                }
            }
        }
        updates
    }

    /// Whether one of its articles has findings whose fixes are to be tried.
    pub(crate) fn fixes_are_tested(&self) -> bool {
        let found = |mark: &Mark| matches!(mark.says, Says::Finding(_) | Says::FalseAlarm(_));
        let tried = self.examples.iter().filter(|example| !example.unstable_fix);
        tried.flat_map(|example| example.article.marks()).any(found)
    }

    /// Tries each fix of each finding.
    pub(crate) fn try_fixes(&self) -> Result<(), String> {
        for example in self.examples.iter().filter(|example| !example.unstable_fix) {
            let analysis = self.analyze(example, &example.article.text);
            crate::fixes::each(&analysis, |text| self.analyze(example, text))
                .map_err(|problem| format!("line {} of the page: {problem}", example.line))?;
        }
        Ok(())
    }

    /// What the desk accepts is not found again.
    pub(crate) fn try_acceptances(&self) -> Result<(), String> {
        for example in &self.examples {
            let text = &example.article.text;
            for finding in self.analyze(example, text).findings {
                let Some(acceptance) = &finding.acceptance else { continue };
                let desk = self.desk.accepting(acceptance);
                let after = desk.analyze(text, example, &self.examples);
                if after.findings.contains(&finding) {
                    let (line, told) = (example.line, acceptance.told());
                    return Err(format!("line {line} of the page: {told} is found again"));
                }
            }
        }
        Ok(())
    }

    fn analyze(&self, example: &Example, text: &str) -> Analysis {
        self.desk.analyze(text, example, &self.examples)
    }

    /// The other articles of the section, if they are a series.
    fn beside(&self, example: &Example) -> Vec<judge::Beside<'_>> {
        let others = self.examples.iter().filter(|other| other.name != example.name);
        let others = others.map(|other| (other.name.as_str(), &other.article));
        if self.desk.has_series() { others.collect() } else { Vec::new() }
    }

    fn outcome(
        &self,
        example: &Example,
        analysis: &Analysis,
        kind: &Kind,
    ) -> Result<String, String> {
        match kind {
            Kind::Fixed(title) => {
                let fix = self.fix(&analysis.findings, title.as_deref());
                let fix = fix.ok_or("no finding offers this fix")?;
                example.on_plain_lines(&apply(&example.article.text, &fix.edits))
            }
            Kind::Hover => {
                let cursor = example.article.cursor.ok_or("the article has no cursor ‸")?;
                note(analysis, cursor).ok_or_else(|| "there is no note at the cursor".to_owned())
            }
        }
    }

    /// The first fix of the first finding that has one (of this title), the page's own check first.
    fn fix<'a>(&self, findings: &'a [Finding], title: Option<&str>) -> Option<&'a Fix> {
        let own = |finding: &&Finding| self.check.is_some_and(|own| own.name == finding.check);
        let all = findings.iter().filter(own).chain(findings.iter().filter(|f| !own(f)));
        all.flat_map(|finding| &finding.fixes)
            .find(|fix| title.is_none_or(|title| fix.title.contains(title)))
    }
}

/// The note at a place, as an editor shows it that names lines.
fn note(analysis: &Analysis, at: usize) -> Option<String> {
    let line = |span: Span| analysis.text()[..span.start].matches('\n').count() + 1;
    let showing = Showing {
        evidence: &|_| Some(String::new()),
        place: &|span| Some(format!("line {}", line(span))),
    };
    notes::at(analysis, &Ledger::default(), at, &showing).map(|note| note.markdown)
}

impl Example {
    fn read(fence: &Fence, content: &str, number: usize) -> Result<Self, String> {
        let named = fence.file.as_deref().and_then(Format::of_path);
        let mut example = Self {
            article: Article::default(),
            name: fence.file.clone().unwrap_or_else(|| format!("{number}.md")),
            body: fence.body.clone(),
            line: fence.line,
            format: named.unwrap_or_default(),
            today: TODAY,
            unstable_fix: false,
            crlf: false,
            outcomes: Vec::new(),
        };
        for word in fence.rest().split_whitespace() {
            match word.split_once('=') {
                None if word == "crlf" => example.crlf = true,
                None if word == "unstable-fix" => example.unstable_fix = true,
                Some(("date", day)) => {
                    example.today = day.parse().map_err(|error| format!("{word}: {error}"))?;
                }
                _ => return Err(format!("an article knows no “{word}”")),
            }
        }
        let line_end = if example.crlf { "\r\n" } else { "\n" };
        example.article = Article::read(content, line_end)?;
        Ok(example)
    }

    /// A repaired text as a page shows it; its lines must end as the article's do.
    fn on_plain_lines(&self, repaired: &str) -> Result<String, String> {
        let plain = repaired.replace("\r\n", "\n");
        let breaks = |text: &str, end| text.matches(end).count();
        let wanted = if self.crlf { breaks(&plain, "\n") } else { 0 };
        if breaks(repaired, "\r\n") == wanted { Ok(plain) } else { Err(format!("{repaired:?}")) }
    }
}

impl Outcome {
    fn read(fence: &Fence, content: &str) -> Self {
        let title = Some(fence.rest()).filter(|title| !title.is_empty()).map(str::to_owned);
        let kind = if fence.kind() == "fixed" { Kind::Fixed(title) } else { Kind::Hover };
        Self { kind, content: content.to_owned(), body: fence.body.clone(), line: fence.line }
    }
}
