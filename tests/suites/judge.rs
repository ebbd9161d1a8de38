//! Whether what was found is what an article's marks say.

use std::fmt::Write as _;

use deskcheck::Analysis;
use deskcheck::findings::{Elsewhere, Finding, Related};
use deskcheck::text::Span;

use crate::article::{Article, Expected, Line, Mark, Place, Says};
use crate::diff::diff;

/// Another draft of the series, with what it is called.
pub(crate) type Beside<'a> = (&'a str, &'a Article);

/// Whether every mark has its finding and every finding its mark. Labels may name places `beside`.
pub(crate) fn article(
    article: &Article,
    findings: &[Finding],
    beside: &[Beside<'_>],
) -> Result<(), String> {
    let (written, found) = (article.write(), as_found(article, findings, beside).write());
    let drawn = !article.lines.is_empty() || findings.is_empty();
    if written == found && drawn {
        return Ok(());
    }
    let mut problem = format!("this is found instead:\n{}", diff(&written, &found));
    for mark in article.marks() {
        let Says::Finding(expected) = &mark.says else { continue };
        let named = |label: &&String| {
            !places(article, label).is_empty()
                || beside.iter().any(|(_, other)| !places(other, label).is_empty())
        };
        for label in expected.labels.iter().filter(|label| !named(label)) {
            let _ = write!(problem, "\nno mark names a place @{label}");
        }
    }
    problem.push_str("\nfound:");
    for finding in findings {
        let place = article.place(finding.span);
        let (line, column) = (place.line + 1, place.start + 1);
        let (check, message) = (finding.check, &finding.message);
        let _ = write!(problem, "\n  {line}:{column} {check}: {message}");
        for Related { span, message } in &finding.related {
            let place = article.place(*span);
            let _ = write!(problem, "\n    {}:{}: {message}", place.line + 1, place.start + 1);
        }
        for Elsewhere { file, message, .. } in &finding.elsewhere {
            let _ = write!(problem, "\n    {file}: {message}");
        }
    }
    Err(problem)
}

/// The article with its marks as they would have to be: those that hold as they are written, those
/// that do not rewritten or left out, and one for each finding that has none.
pub(crate) fn as_found(article: &Article, findings: &[Finding], beside: &[Beside<'_>]) -> Article {
    let about = &About { article, beside };
    let mut left: Vec<&Finding> = findings.iter().collect();
    let mut found = article.clone();
    for line in &mut found.lines {
        line.marks.clear();
    }
    // Marks that hold take their findings first, so that one that does not takes none of theirs.
    let taken: Vec<bool> = article.marks().map(|mark| takes(about, mark, &mut left)).collect();
    for (mark, taken) in article.marks().zip(taken) {
        let holds = taken || is_quiet(article, mark, &left);
        let kept = if holds { Some(mark.clone()) } else { rewritten(about, mark, &mut left) };
        found.lines[mark.place.line].marks.extend(kept);
    }
    for finding in left {
        add(&mut found, finding);
    }
    drop_unused_labels(&mut found, beside);
    found
}

/// What marks are about: an article, and the others of its series.
struct About<'a> {
    article: &'a Article,
    beside: &'a [Beside<'a>],
}

/// Whether a mark names one of the findings that are left, which it takes.
fn takes(about: &About<'_>, mark: &Mark, left: &mut Vec<&Finding>) -> bool {
    let (Says::Finding(expected) | Says::FalseAlarm(expected)) = &mark.says else { return false };
    let named = |finding: &Finding| {
        is_at(about.article, finding, &expected.check, &mark.place)
            && says(finding, expected)
            && points_at(about, finding, expected)
    };
    take(left, named).is_some()
}

/// Whether a mark that names no finding is right that there is none among those left.
fn is_quiet(article: &Article, mark: &Mark, left: &[&Finding]) -> bool {
    match &mark.says {
        Says::Finding(_) | Says::FalseAlarm(_) => false,
        Says::Miss(expected) => {
            !left.iter().any(|finding| is_at(article, finding, &expected.check, &mark.place))
        }
        Says::Ok(check) => !left.iter().any(|finding| {
            check.as_ref().is_none_or(|check| check == finding.check)
                && article.place(finding.span).overlaps(&mark.place)
        }),
        Says::Labels(_) => true,
    }
}

/// A mark that does not hold, as it would have to be written; `None` if nothing is left of it.
fn rewritten(about: &About<'_>, mark: &Mark, left: &mut Vec<&Finding>) -> Option<Mark> {
    let (article, place) = (about.article, mark.place);
    match &mark.says {
        Says::Finding(expected) | Says::Miss(expected) => {
            let finding = take(left, |f| is_at(article, f, &expected.check, &place))?;
            let labels = &expected.labels;
            let message = says(finding, expected).then_some(expected.message.as_deref()).flatten();
            let message = message.unwrap_or(&finding.message).to_owned();
            let pointed = |label: &&String| is_related(about, finding, label);
            let labels = labels.iter().filter(pointed).cloned().collect();
            Some(of_finding(place, finding.check, message, labels))
        }
        Says::FalseAlarm(_) => Some(Mark::write(place, "ok", Says::Ok(None))),
        Says::Ok(_) | Says::Labels(_) => None,
    }
}

fn of_finding(place: Place, check: &str, message: String, labels: Vec<String>) -> Mark {
    let mut words = format!("{check} \"{message}\"");
    for label in &labels {
        let _ = write!(words, " @{label}");
    }
    let expected = Expected { check: check.to_owned(), message: Some(message), labels };
    Mark::write(place, &words, Says::Finding(expected))
}

/// Marks a finding that has no mark, its related places too.
fn add(article: &mut Article, finding: &Finding) {
    let mut labels: Vec<String> = Vec::new();
    for related in &finding.related {
        let label = label(article, article.place(related.span));
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let place = article.place(finding.span);
    let mark = of_finding(place, finding.check, finding.message.clone(), labels);
    if let Some(line) = article.lines.get_mut(mark.place.line) {
        line.marks.push(mark);
    }
}

/// The name of a place, which it is given if it has none.
fn label(article: &mut Article, place: Place) -> String {
    let named = |mark: &Mark| match &mark.says {
        Says::Labels(labels) if mark.place == place => labels.first().cloned(),
        _ => None,
    };
    if let Some(label) = article.marks().find_map(named) {
        return label;
    }
    let label = (1..=article.marks().count() + 1)
        .map(|n| n.to_string())
        .find(|label| places(article, label).is_empty())
        .unwrap_or_default();
    let mark = Mark::write(place, &format!("@{label}"), Says::Labels(vec![label.clone()]));
    if let Some(line) = article.lines.get_mut(place.line) {
        line.marks.push(mark);
    }
    label
}

fn drop_unused_labels(article: &mut Article, beside: &[Beside<'_>]) {
    let mut used: Vec<String> = Vec::new();
    for mark in article.marks().chain(beside.iter().flat_map(|(_, other)| other.marks())) {
        if let Says::Finding(e) | Says::FalseAlarm(e) | Says::Miss(e) = &mark.says {
            used.extend(e.labels.iter().cloned());
        }
    }
    let kept = |mark: &Mark| match &mark.says {
        Says::Labels(labels) => labels.iter().any(|label| used.contains(label)),
        _ => true,
    };
    article.lines.iter_mut().for_each(|Line { marks, .. }| marks.retain(kept));
}

fn take<'a>(left: &mut Vec<&'a Finding>, fits: impl Fn(&Finding) -> bool) -> Option<&'a Finding> {
    let at = left.iter().position(|finding| fits(finding))?;
    Some(left.remove(at))
}

fn is_at(article: &Article, finding: &Finding, check: &str, place: &Place) -> bool {
    finding.check == check && article.place(finding.span) == *place
}

fn says(finding: &Finding, expected: &Expected) -> bool {
    expected.message.as_ref().is_none_or(|part| finding.message.contains(part))
}

fn points_at(about: &About<'_>, finding: &Finding, expected: &Expected) -> bool {
    expected.labels.iter().all(|label| is_related(about, finding, label))
}

/// Whether all places of that name are related to the finding, and there is one.
fn is_related(about: &About<'_>, finding: &Finding, label: &str) -> bool {
    let article = about.article;
    let here = places(article, label);
    let mut there = about.beside.iter().flat_map(|&(name, other)| {
        places(other, label).into_iter().map(move |place| (name, other, place))
    });
    let any = !here.is_empty() || there.clone().next().is_some();
    let related =
        |place: &Place| finding.related.iter().any(|related| article.place(related.span) == *place);
    let pointed = |(name, other, place): (&str, &Article, Place)| {
        let here = |it: &Elsewhere| *it.file == *name && other.place(it.span) == place;
        finding.elsewhere.iter().any(here)
    };
    any && here.iter().all(related) && there.all(pointed)
}

fn places(article: &Article, label: &str) -> Vec<Place> {
    let named = |mark: &&Mark| match &mark.says {
        Says::Labels(labels) => labels.iter().any(|l| l == label),
        _ => false,
    };
    article.marks().filter(named).map(|mark| mark.place).collect()
}

/// Whether no check panicked and every place lies in the text, on character boundaries.
pub(crate) fn sound(analysis: &Analysis) -> Result<(), String> {
    if let Some(fault) = analysis.faults.first() {
        return Err(format!("{} panicked: {}", fault.check, fault.message));
    }
    let text = analysis.text();
    let fits = |span: Span| text.get(span.range()).is_some();
    for finding in &analysis.findings {
        let mut spans = vec![finding.span];
        spans.extend(finding.related.iter().map(|related| related.span));
        spans.extend(finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span));
        if let Some(span) = spans.into_iter().find(|&span| !fits(span)) {
            return Err(format!("{span:?} of {} is no place of the text", finding.check));
        }
    }
    Ok(())
}
