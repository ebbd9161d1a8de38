//! Drafts and the blocks they are read as.

use super::{BlockKind, Document, Format, InlineKind, Role};

fn markdown(text: &str) -> Document {
    Document::parse(text.into(), Format::Markdown)
}

fn plain(text: &str) -> Document {
    Document::parse(text.into(), Format::Plain)
}

/// The blocks as lines of role and prose; joints as `·`.
fn blocks(document: &Document) -> Vec<String> {
    let words =
        |text: &str| text.replace('\u{1a}', "·").split_whitespace().collect::<Vec<_>>().join(" ");
    let show = |block: &super::Block| {
        let kind = match block.kind {
            BlockKind::ListItem => "item ",
            BlockKind::BlockQuote => "quote ",
            BlockKind::TableCell => "cell ",
            BlockKind::Footnote => "note ",
            _ => "",
        };
        let role = format!("{:?}", block.role).to_lowercase();
        format!("{kind}{role}: {}", words(block.span.of(&document.prose)))
    };
    document.blocks.iter().map(show).collect()
}

#[test]
fn markup_is_masked_and_joins_what_it_stands_between() {
    for (source, prose) in [
        ("**Kim**'s *day*", "Kim··'s day"),
        ("[the firm](https://x.example)'s", "the firm····················'s"),
        ("A&amp;B &mdash; c", "A&····B —···· c"),
        (r"no \*stars\*", "no *stars·*"),
        ("one `code` two", "one two"),
        ("one<br>two <b>three</b>.", "one two three····."),
        ("died[^1].\n\n[^1]: x", "died····."),
        ("see https://x.example/a_b(c), or", "see , or"),
        ("(www.x.example).", "( )."),
        ("> a\n> b", "a b"),
        ("![a man](b.png)", "a man"),
        ("up ![a man](b.png) down", "up down"),
        ("a <!-- comment --> b", "a b"),
        ("~~gone~~ and $4bn, $5bn", "gone and $4bn, $5bn"),
    ] {
        let document = markdown(source);
        let shown = blocks(&document)[0].clone();
        let (_, text) = shown.split_once(": ").expect("a role stands before the prose");
        assert_eq!(text, prose, "{source}");
    }
}

#[test]
fn blocks_of_markdown() {
    let source =
        "---\ntitle: 'Storm kills 14'\nsubtitle: The worst night in a century\ntags: [a]\n---\n
# Storm kills 14
*The harbour is closed.*\n
By Lena Hofer\n
LONDON, Jan. 8 (Reuters) — The **harbour** wall
fell.\n
> Quoted
> words.\n
- one
- two

  more

| A | B |
|---|---|
|   | c |

![A wall](wall.png)\n
Source: harbour board\n
```\ncode\n```\n
**After the storm**\n
More text.[^n]\n
## Sources\n
Minutes of the board\n
[^n]: The note.\n";
    let document = markdown(source);
    assert_eq!(
        blocks(&document),
        [
            "headline: Storm kills 14",
            "deck: The worst night in a century",
            "headline: Storm kills 14",
            "deck: The harbour is closed.",
            "credit: By Lena Hofer",
            "body: The harbour wall fell.",
            "quote body: Quoted words.",
            "item body: one",
            "item body: two",
            "item body: more",
            "cell body: A",
            "cell body: B",
            "cell body: c",
            "caption: A wall",
            "reference: Source: harbour board",
            "subheadline: After the storm",
            "body: More text.",
            "subheadline: Sources",
            "reference: Minutes of the board",
            "note reference: The note.",
        ]
    );
    let cell = document.blocks[12].cell.expect("it is a table's");
    assert_eq!((cell.table, cell.row, cell.column), (0, 1, 1));
    let dateline = document.dateline.expect("the first paragraph has one");
    assert_eq!(dateline.place.of(source), "LONDON");
    assert_eq!(dateline.date.map(|date| date.of(source)), Some("Jan. 8"));
    assert_eq!(dateline.agency.map(|agency| agency.of(source)), Some("Reuters"));
    assert_eq!(document.footnotes[0].label, "n");
}

#[test]
fn inline_markup_is_relative_to_its_block() {
    let source = "# A\n\nSee **[it](u)**, [^x], `c` and https://y.example.";
    let document = markdown(source);
    let block = &document.blocks[1];
    let text = block.span.of(source);
    let shown: Vec<_> = block.inlines.iter().map(|it| (&it.kind, it.span.of(text))).collect();
    let link = |target: &str| InlineKind::Link { target: target.to_owned() };
    assert_eq!(
        shown,
        [
            (&InlineKind::Strong, "**[it](u)**"),
            (&link("u"), "[it](u)"),
            (&InlineKind::FootnoteReference { label: "x".to_owned() }, "[^x]"),
            (&InlineKind::Masked, "`c`"),
            (&link("https://y.example"), "https://y.example"),
        ]
    );
}

#[test]
fn plain_text_is_read_by_its_lines() {
    let source = "Storm kills 14 in Port Ellis\r
HARBOUR-STORM/ELLIS (TV):Storm kills 14, mayor says\r
By Lena Hofer and Piet Brandt\r
PORT ELLIS, Jan. 8 (AP) -- The harbour wall fell on Monday night, the mayor said.\r
It was old.\r
\r
A wall older than the town\r
The wall was built by monks.\r
• one boat\r
• two sheds\r
What remains\r
Nothing remains of it.\r
Reporting by Lena Hofer; Editing by Piet Brandt\r
References";
    assert_eq!(
        blocks(&plain(source)),
        [
            "headline: Storm kills 14 in Port Ellis",
            "slug: HARBOUR-STORM/ELLIS (TV):",
            "deck: Storm kills 14, mayor says",
            "credit: By Lena Hofer and Piet Brandt",
            "body: The harbour wall fell on Monday night, the mayor said.",
            "body: It was old.",
            "subheadline: A wall older than the town",
            "body: The wall was built by monks.",
            "item body: one boat",
            "item body: two sheds",
            "subheadline: What remains",
            "body: Nothing remains of it.",
            "credit: Reporting by Lena Hofer; Editing by Piet Brandt",
            "subheadline: References",
        ]
    );
}

#[test]
fn running_text_is_no_heading() {
    for source in [
        "The wall fell.\nIt was old.",
        "The mayor resigned days later. She",
        "Eggs\nMilk\nBread\nSalt\nThe list went on and on.",
    ] {
        let document = plain(&format!("Title\nFirst text.\n{source}"));
        assert!(document.first(Role::Subheadline).is_none(), "{source}");
    }
}

#[test]
fn suppressions_reach_the_next_line_block_or_file() {
    for (source, reach) in [
        ("<!-- deskcheck-ignore a -->\nOne.\nTwo.", "One."),
        ("<!-- deskcheck-ignore a -->\n\n\nOne.\n\nTwo.", "One."),
        ("One. <!-- deskcheck-ignore a -->\nTwo.", "One. <!-- deskcheck-ignore a -->"),
        ("<!-- deskcheck-ignore a --> One.\nTwo.", "<!-- deskcheck-ignore a --> One."),
        ("<!-- deskcheck-ignore a -->\n<!-- deskcheck-ignore b -->\nOne.\n\nTwo.", "One."),
        ("Zero.\n\n<!-- deskcheck-ignore-block a -->\n\nOne.\nMore.\n\nTwo.", "One.\nMore."),
        (
            "One <!-- deskcheck-ignore-block a: b -->\nmore.\n\nTwo.",
            "One <!-- deskcheck-ignore-block a: b -->\nmore.",
        ),
    ] {
        for newline in ["\n", "\r\n", "\r"] {
            let source = source.replace('\n', newline);
            let document = markdown(&source);
            let reach = reach.replace('\n', newline);
            assert_eq!(document.suppressions[0].reach.of(&source), reach, "{source:?}");
            assert!(!document.prose.contains("deskcheck"), "{source:?}");
        }
        let document = plain(source);
        assert!(!document.prose.contains("deskcheck"), "{source:?}");
        assert_eq!(document.suppressions[0].checks[0].0, "a");
    }
}

#[test]
fn suppressions_name_checks_and_a_reason() {
    let source = "A. <!-- deskcheck-ignore one, two three: it: is so -->";
    let document = markdown(source);
    let suppression = &document.suppressions[0];
    let names: Vec<_> =
        suppression.checks.iter().map(|(name, span)| (name.as_str(), span.of(source))).collect();
    assert_eq!(names, [("one", "one"), ("two", "two"), ("three", "three")]);
    assert_eq!(suppression.reason.map(|reason| reason.of(source)), Some("it: is so"));
    for none in [
        "`<!-- deskcheck-ignore a -->`",
        "```\n<!-- deskcheck-ignore a --> b\n```",
        "<!-- deskcheck-ignores -->",
    ] {
        assert!(markdown(none).suppressions.is_empty(), "{none}");
    }
    assert!(markdown("<!--deskcheck-ignore-file-->").suppressions[0].checks.is_empty());
}

#[test]
fn datelines_are_told_from_dashes() {
    let place = |text: &str| {
        let document = plain(&format!("Title\n{text}"));
        document.dateline.map(|dateline| dateline.place.of(&document.source).to_owned())
    };
    for (text, expected) in [
        ("PARIS — The wall fell.", Some("PARIS")),
        ("UNITED NATIONS, Jan. 8 (Reuters) — The wall fell.", Some("UNITED NATIONS")),
        ("SEOUL, South Korea (AP) -- The wall fell.", Some("SEOUL")),
        ("Berlin, 3 March 2026 (dpa) - The wall fell.", Some("Berlin")),
        ("MEXICO CITY – “It fell,” she said.", Some("MEXICO CITY")),
        ("PORT ELLIS, March 3, 2026 /Newswire/ -- The wall fell.", Some("PORT ELLIS")),
        ("Paris — the city of light — is dark.", None),
        ("EXCLUSIVE — The wall fell.", None),
        ("The wall — an old one — fell.", None),
        ("COVID-19 — The illness spread.", None),
    ] {
        assert_eq!(place(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn credits_are_told_from_text() {
    for (line, expected) in [
        ("By Lena Hofer", true),
        ("By LENA HOFER, Staff Writer", true),
        ("Courtesy: The Harbour Post", true),
        ("Photo: Lena Hofer / Harbour Post", true),
        ("(Reporting by Lena Hofer; Editing by Piet Brandt)", true),
        ("© 2026 Harbour Post", true),
        ("Friday, July 3, 2026", true),
        ("Last updated: 3 July 2026, 10:15 GMT", true),
        ("Published: the guide to ports", false),
        ("By 2030 all boats will be electric", false),
        ("By the time they came it was over.", false),
        ("May 2026 was a good month", false),
        ("Two things: time and money", false),
    ] {
        assert_eq!(super::wire::is_credit(line), expected, "{line}");
    }
}

#[test]
fn slugs_are_told_from_headlines() {
    for (line, expected) in [
        ("NORTHSEA-STORM/ELLIS (TV):Storm kills 14", Some(26)),
        ("HARBOUR-STORM (UPDATE 1)", Some(24)),
        ("BC-EU--Storm, 1st Ld", None),
        ("COVID-19: what we know", None),
        ("AFL-CIO: a history", None),
        ("STORM KILLS 14", None),
    ] {
        assert_eq!(super::wire::slug_len(line), expected, "{line}");
    }
}

#[test]
fn formats_have_names_and_endings() {
    assert_eq!(Format::of_path("a/b.MD"), Some(Format::Markdown));
    assert_eq!(Format::of_path("wire.txt"), Some(Format::Plain));
    assert_eq!(Format::of_path("a.rs"), None);
    assert_eq!(Format::of_language_id("markdown"), Some(Format::Markdown));
    assert_eq!(Format::of_language_id("plaintext"), Some(Format::Plain));
    assert_eq!(Format::of_language_id("rust"), None);
}

#[test]
fn whatever_the_text_its_places_hold() {
    let nasty = [
        "",
        "\u{feff}",
        "\u{feff}# T\n",
        "\0\0",
        "\r",
        "\r\n\r\n",
        "\u{1a}**a**\u{1a}",
        "&#0; &amp",
        "---",
        "---\n---\n",
        "+++\na=1\n+++\nx",
        "---\ntitle: \"é\n",
        "# \n## ",
        "*",
        "**a",
        "`",
        "```",
        "<!--",
        "<!-- deskcheck-ignore",
        "<!-- deskcheck-ignore -->",
        "<!-- é --> ü",
        "[^",
        "[^é]",
        "[^é]: ",
        "[a](",
        "![",
        "![](",
        "> ",
        "> - 1. # a",
        "|a|\n|-|\n|",
        "- \n  - \n",
        "😀 — 😀",
        "É — É",
        "e\u{301}\u{301}*e\u{301}*",
        "http://",
        "https://é.example)",
        "www.",
        "By ",
        "References",
        "## References\n",
        "—",
        "A—",
        "(AP) —",
        "\u{2028}a\u{2029}",
        "a\u{85}b",
        "1.\n2)\n-",
        "東京*大*学。",
        "AB-CD/EF:",
        "AB-CD/EF (",
        "title: x\n---\n",
        "a\u{a0}— b",
        "&nbsp;&mdash;&nbsp;x",
    ];
    for text in nasty.iter().flat_map(|text| {
        [(*text).to_owned(), format!("A — {text}"), format!("{text}\n\n{text} x"), text.repeat(3)]
    }) {
        for format in [Format::Markdown, Format::Plain] {
            hold(&Document::parse(text.as_str().into(), format));
        }
    }
}

fn hold(document: &Document) {
    let (source, prose) = (&*document.source, document.prose.as_str());
    assert_eq!(prose.len(), source.len(), "{source:?}");
    let breaks = |text: &str| text.bytes().map(|b| matches!(b, b'\n' | b'\r')).collect::<Vec<_>>();
    assert_eq!(breaks(prose), breaks(source), "{source:?}");
    let mut at = 0;
    for block in &document.blocks {
        assert!(at <= block.span.start && !block.span.is_empty(), "{source:?}: {block:?}");
        at = block.span.end;
        assert!(source.get(block.span.range()).is_some(), "{source:?}: {block:?}");
        assert!(prose.get(block.span.range()).is_some(), "{source:?}: {block:?}");
        for inline in &block.inlines {
            assert!(inline.span.end <= block.span.len(), "{source:?}: {inline:?}");
            assert!(block.span.of(source).get(inline.span.range()).is_some(), "{source:?}");
        }
    }
    for suppression in &document.suppressions {
        assert!(source.get(suppression.reach.range()).is_some(), "{source:?}");
    }
}
