//! The harness's own tests: that it fails when it should.

use deskcheck::checks::{self, Check};
use deskcheck::findings::{Finding, Fix, Related};
use deskcheck::text::{Edit, Span};
use libtest_mimic::Trial;

use crate::article::{Article, Place};
use crate::judge;
use crate::page::{Page, sections};

type Test = (&'static str, fn() -> Result<(), String>);

const TESTS: &[Test] = &[
    ("a finding without a mark fails", unmarked),
    ("a mark without a finding fails", unfound),
    ("the place must be the same", elsewhere),
    ("the message must hold the part", message),
    ("labels must be related", labels),
    ("ok fails where something is found", ok),
    ("fixme tells a miss from a false alarm", fixme),
    ("columns count characters", columns),
    ("empty places and several lines", edges),
    ("the cursor is no part of the text", cursor),
    ("what is not understood is said", nonsense),
    ("an update is true and stays", update),
    ("sections, names and fences", page),
];

/// One test each.
pub(crate) fn trials() -> Vec<Trial> {
    let trial = |&(name, test): &Test| {
        Trial::test(format!("the harness::{name}"), move || test().map_err(Into::into))
    };
    TESTS.iter().map(trial).collect()
}

/// Any check will do: the findings are made up.
fn any() -> &'static Check {
    checks::named("placeholder").expect("it is the first check there was")
}

fn finding(article: &str, words: &str, message: &str) -> Finding {
    let (check, start) = (any(), article.find(words).expect("the words are in the article"));
    Finding {
        check: check.name,
        family: check.family,
        severity: check.severity,
        span: Span::new(start, start + words.len()),
        message: message.to_owned(),
        related: Vec::new(),
        elsewhere: Vec::new(),
        fixes: vec![Fix::new("Fix", vec![Edit::insert(start, "x")])],
        acceptance: None,
        computed: None,
    }
}

fn judge(content: &str, findings: &[Finding]) -> Result<(), String> {
    judge::article(&Article::read(content, "\n")?, findings, &[])
}

fn passes(content: &str, findings: &[Finding]) -> Result<(), String> {
    judge(content, findings).map_err(|problem| format!("should pass:\n{problem}"))
}

fn fails(content: &str, findings: &[Finding]) -> Result<(), String> {
    match judge(content, findings) {
        Ok(()) => Err(format!("should fail:\n{content}")),
        Err(_) => Ok(()),
    }
}

fn same<T: PartialEq + std::fmt::Debug>(found: &T, expected: &T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{found:?} is not {expected:?}")) }
}

fn unmarked() -> Result<(), String> {
    let found = finding("one TK two", "TK", "m");
    fails("one TK two\n", std::slice::from_ref(&found))?;
    fails("one TK two\n    ^^ placeholder\n", &[found.clone(), found.clone()])?;
    passes("one TK two\n    ^^ placeholder\n    ^^ placeholder\n", &[found.clone(), found])
}

fn unfound() -> Result<(), String> {
    passes("one TK two\n", &[])?;
    fails("one TK two\n    ^^ placeholder\n", &[])
}

fn elsewhere() -> Result<(), String> {
    let found = [finding("one TK two", "TK", "m")];
    passes("one TK two\n    ^^ placeholder\n", &found)?;
    fails("one TK two\n    ^ placeholder\n", &found)?;
    fails("one TK two\n   ^^ placeholder\n", &found)?;
    fails("one TK two\n    ^^^ placeholder\n", &found)
}

fn message() -> Result<(), String> {
    let found = [finding("one TK two", "TK", "say \"who\" and \"when\"")];
    passes("one TK two\n    ^^ placeholder \"who\" and\"\n", &found)?;
    fails("one TK two\n    ^^ placeholder \"what\"\n", &found)
}

fn labels() -> Result<(), String> {
    let mut found = finding("one TK two", "TK", "m");
    fails("one TK two\n    ^^ placeholder @a\n^^^ @a\n", std::slice::from_ref(&found))?;
    fails("one TK two\n    ^^ placeholder @a\n", std::slice::from_ref(&found))?;
    found.related.push(Related { span: Span::new(0, 3), message: String::new() });
    passes("one TK two\n    ^^ placeholder\n", std::slice::from_ref(&found))?;
    passes("one TK two\n    ^^ placeholder \"m\" @a\n^^^ @a\n", std::slice::from_ref(&found))?;
    fails("one TK two\n    ^^ placeholder\n^^^ @a\n", std::slice::from_ref(&found))?;
    fails("one TK two\n    ^^ placeholder @a\n^^^ @a\n       ^^^ @a\n", &[found])
}

fn ok() -> Result<(), String> {
    let found = [finding("one TK two", "TK", "m")];
    passes("one TK two\n    ^^ ok\n", &[])?;
    fails("one TK two\n    ^^ ok\n", &found)?;
    passes("one TK two\n    ^^ ok unused-suppression\n    ^^ placeholder\n", &found)
}

fn fixme() -> Result<(), String> {
    let found = [finding("one TK two", "TK", "m")];
    passes("one TK two\n    ^^ fixme placeholder\n", &[])?;
    fails("one TK two\n    ^^ fixme placeholder\n", &found)?;
    passes("one TK two\n    ^^ fixme placeholder \"m\"\n", &found)?;
    fails("one TK two\n    ^^ fixme placeholder \"m\"\n", &[])
}

fn columns() -> Result<(), String> {
    let text = "né “TK” 😀 TK";
    let mut found = [finding(text, "TK", "m"), finding(text, "TK", "m")];
    let last = text.len() - 2;
    found[1].span = Span::new(last, last + 2);
    passes("né “TK” 😀 TK\n    ^^ placeholder\n          ^^ placeholder\n", &found)
}

fn edges() -> Result<(), String> {
    let text = "one\n\ntwo\n";
    let mut found = [finding(text, "one", "m")];
    for (span, content) in [
        (Span::new(1, 7), "one\n ^^ placeholder\n\ntwo\n"),
        (Span::at(4), "one\n\n^ placeholder\ntwo\n"),
        (Span::at(3), "one\n   ^ placeholder\n\ntwo\n"),
        (Span::at(9), "one\n\ntwo\n   ^ placeholder\n"),
    ] {
        found[0].span = span;
        passes(content, &found)?;
    }
    found[0].span = Span::default();
    judge("", &found).map_or(Ok(()), |()| Err("an article without lines".to_owned()))
}

fn cursor() -> Result<(), String> {
    let article = Article::read("a\nthe ‸Kim said\n", "\n")?;
    same(&article.text, &"a\nthe Kim said\n".to_owned())?;
    same(&article.cursor, &Some(6))?;
    same(&article.place(Span::new(6, 9)), &Place { line: 1, start: 5, end: 8 })?;
    same(&article.place(Span::new(2, 5)), &Place { line: 1, start: 0, end: 3 })?;
    same(&article.place(Span::new(2, 9)), &Place { line: 1, start: 0, end: 8 })
}

fn nonsense() -> Result<(), String> {
    for content in
        ["^ placeholder\n", "a\n^ no-such-check\n", "a\n^\n", "a\n^ placeholder \"m\" label\n"]
    {
        if Article::read(content, "\n").is_ok() {
            return Err(format!("nothing is said of {content:?}"));
        }
    }
    let page = |text: &str| Page::read("p", None, text.to_owned()).map(|_| ());
    let refused = [
        "```article loudly\n```\n",
        "```fixed\n```\n",
        "```toml\nno = 1\n```\n```article\n```\n",
        "```article date=2026-02-31\n```\n",
    ];
    refused.into_iter().try_for_each(|text| page(text).map_or(Ok(()), |()| Err(text.to_owned())))
}

fn update() -> Result<(), String> {
    let text = "one TK two TK\n";
    let mut found = [finding(text, "TK", "m"), finding(text, "TK", "n")];
    found[1].span = Span::new(11, 13);
    found[1].related.push(Related { span: Span::new(4, 6), message: String::new() });
    let article = Article::read("one TK two TK\n    ^^ ok\n^^^ placeholder @x\n^^^ @x\n", "\n")?;
    let updated = judge::as_found(&article, &found, &[]).write();
    let expected = "one TK two TK\n    ^^ placeholder \"m\"\n    ^^ @1\n           \
        ^^ placeholder \"n\" @1\n";
    same(&updated, &expected.to_owned())?;
    passes(&updated, &found)
}

fn page() -> Result<(), String> {
    let text = "# p\n\n## A\n\n`w.txt`:\n\n````article date=2026-03-04\n# no heading\n```\n````\n\n\
        ## B\n\n```fixed A title\nx\n```\n";
    let sections = sections(text);
    let headings: Vec<&str> = sections.iter().map(|section| section.heading.as_str()).collect();
    same(&headings, &vec!["", "p", "A", "B"])?;
    let fence = &sections[2].fences[0];
    same(&fence.file.as_deref(), &Some("w.txt"))?;
    same(&&text[fence.body.clone()], &"# no heading\n```\n")?;
    same(&(fence.kind(), fence.rest()), &("article", "date=2026-03-04"))?;
    same(&(sections[3].fences[0].rest(), fence.line), &("A title", 7))
}
