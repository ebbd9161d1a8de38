//! Markdown: pulldown-cmark's events, read as blocks of prose.

use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::leaf::Leaf;
use super::mask::Mask;
use super::{Block, BlockKind, Cell, Document, Footnote, Format, InlineKind, Role};
use super::{comments, front_matter, roles};
use crate::text::{Span, bom_len};

/// Reads Markdown: the document without its suppressions, and the places of its comments.
pub(super) fn parse(source: Arc<str>) -> (Document, Vec<Span>) {
    let front_matter = front_matter::find(&source);
    let body = front_matter.as_ref().map_or(bom_len(&source), |it| it.span.end);
    let (text, hidden) = comments::hide_leading(&source, body);
    let mut reader = Reader::new(&text, body);
    for (event, range) in Parser::new_ext(&text[body..], options()).into_offset_iter() {
        reader.event(event, (range.start + body..range.end + body).into());
    }
    let Reader { mut mask, mut blocks, mut comments, footnotes, .. } = reader;
    comments::reveal(hidden, &mut mask, &mut blocks, &mut comments);
    if let Some(front_matter) = &front_matter {
        front_matter::show(front_matter, &source, &mut mask, &mut blocks);
    }
    let mut document = Document {
        prose: mask.into_prose(),
        source,
        format: Format::Markdown,
        blocks,
        front_matter,
        footnotes,
        ..Document::default()
    };
    roles::assign(&mut document);
    (document, comments)
}

fn options() -> Options {
    // Metadata blocks are found by `front_matter`: pulldown-cmark takes any pair of `---` lines for
    // one, wherever it stands. Mathematics stays off, for `$4bn` is money.
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// What a block stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Quote,
    Item,
    Footnote,
    /// Code, raw HTML or metadata: nothing in it is prose.
    Verbatim,
}

struct Reader<'a> {
    text: &'a str,
    mask: Mask<'a>,
    blocks: Vec<Block>,
    comments: Vec<Span>,
    footnotes: Vec<Footnote>,
    containers: Vec<Container>,
    leaf: Option<Leaf>,
    cell: Cell,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, body: usize) -> Self {
        Self {
            text,
            mask: Mask::new(text),
            blocks: Vec::with_capacity((text.len() - body) / 256),
            comments: Vec::new(),
            footnotes: Vec::new(),
            containers: Vec::new(),
            leaf: None,
            cell: Cell { table: u32::MAX, row: 0, column: 0 },
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.prose(&text, span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.leaf().masked(span, true);
            }
            Event::InlineHtml(html) => self.inline_html(&html, span),
            Event::FootnoteReference(label) => {
                let kind = InlineKind::FootnoteReference { label: label.into_string() };
                self.leaf().inline(span, kind);
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::Html(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis => self.leaf().inline(span, InlineKind::Emphasis),
            Tag::Strong => self.leaf().inline(span, InlineKind::Strong),
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { dest_url, .. } => {
                self.leaf().inline(span, InlineKind::Link { target: dest_url.into_string() });
            }
            Tag::Image { .. } => self.leaf().open_image(span),
            Tag::Paragraph => self.open_leaf(None),
            Tag::Heading { level, .. } => {
                self.open_leaf(Some(BlockKind::Heading(level as u8)));
            }
            Tag::TableCell => self.open_leaf(Some(BlockKind::TableCell)),
            container => self.start_container(container, span),
        }
    }

    fn start_container(&mut self, tag: Tag<'_>, span: Span) {
        self.close_leaf();
        match tag {
            Tag::BlockQuote(_) => self.containers.push(Container::Quote),
            Tag::Item => self.containers.push(Container::Item),
            Tag::FootnoteDefinition(label) => {
                self.footnotes.push(Footnote { span, label: label.into_string() });
                self.containers.push(Container::Footnote);
            }
            Tag::HtmlBlock => {
                comments::within(self.text, span, &mut self.comments);
                self.containers.push(Container::Verbatim);
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.containers.push(Container::Verbatim),
            Tag::Table(_) => {
                self.cell = Cell { table: self.cell.table.wrapping_add(1), row: 0, column: 0 };
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.leaf().close_image(),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::HtmlBlock
            | TagEnd::CodeBlock
            | TagEnd::MetadataBlock(_) => {
                self.close_leaf();
                self.containers.pop();
            }
            TagEnd::TableCell => {
                self.close_leaf();
                self.cell.column += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cell = Cell { row: self.cell.row + 1, column: 0, ..self.cell };
            }
            _ => self.close_leaf(),
        }
    }

    fn prose(&mut self, decoded: &str, span: Span) {
        if self.containers.last() == Some(&Container::Verbatim) {
            return;
        }
        let leaf = self.leaf.get_or_insert_with(Leaf::default);
        leaf.text(decoded, span, &mut self.mask);
    }

    fn inline_html(&mut self, html: &str, span: Span) {
        let breaks = html.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br"));
        if html.starts_with("<!--") {
            self.comments.push(span);
        }
        self.leaf().masked(span, breaks);
    }

    fn open_leaf(&mut self, kind: Option<BlockKind>) {
        self.close_leaf();
        self.leaf = Some(Leaf::of(kind));
    }

    /// The open leaf. The text of a tight list's item comes without a paragraph of its own.
    fn leaf(&mut self) -> &mut Leaf {
        self.leaf.get_or_insert_with(Leaf::default)
    }

    fn close_leaf(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        let kind = leaf.kind.unwrap_or_else(|| self.kind_here());
        let Some((span, inlines, role)) = leaf.finish(self.text, &mut self.mask) else { return };
        let role = match kind {
            BlockKind::Footnote => Role::Reference,
            _ => role,
        };
        let cell = (kind == BlockKind::TableCell).then_some(self.cell);
        self.blocks.push(Block { span, kind, role, inlines, cell });
    }

    fn kind_here(&self) -> BlockKind {
        if self.containers.contains(&Container::Footnote) {
            return BlockKind::Footnote;
        }
        match self.containers.last() {
            Some(Container::Quote) => BlockKind::BlockQuote,
            Some(Container::Item) => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        }
    }
}
