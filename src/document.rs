//! A draft as blocks of prose: what is text, what is markup, and which part each block plays.
//!
//! Markup is masked, never cut out: [`Document::prose`] has the source's length, so that one byte
//! span names the same place in both. What the words mean is left to `language` and `annotate`.

mod addresses;
mod comments;
mod front_matter;
mod layout;
mod leaf;
mod markdown;
mod mask;
mod plain;
mod roles;
mod suppression;
mod tags;
mod wire;
mod words;

use std::sync::Arc;

use crate::text::Span;

pub use suppression::{Scope, Suppression};
pub use words::is_references_heading;

/// Fills the place of markup that joins its neighbours (`**Kim**'s`): one byte, no white space.
pub const JOINT: u8 = 0x1a;

/// How a draft is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// `CommonMark` with front matter, tables and footnotes.
    #[default]
    Markdown,
    /// Text without markup: wire copy, scraped pages.
    Plain,
}

impl Format {
    /// The endings of the names of drafts.
    pub const ENDINGS: [&str; 9] =
        ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd", "txt", "text"];

    /// The format of a file by its name's ending; Markdown for `md`, `markdown`, `mdx`,
    /// `qmd` and their kin, plain text for `txt` and `text`.
    pub fn of_path(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Some(Self::Markdown),
            "txt" | "text" => Some(Self::Plain),
            _ => None,
        }
    }

    /// The format of a language as editors call it (LSP `languageId`, Vim `filetype`).
    pub fn of_language_id(id: &str) -> Option<Self> {
        match id.to_ascii_lowercase().as_str() {
            "markdown" | "mdx" | "markdown.mdx" | "quarto" | "rmd" | "pandoc" | "vimwiki" => {
                Some(Self::Markdown)
            }
            "plaintext" | "text" | "txt" | "mail" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// A draft taken apart into blocks.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The draft as it is written.
    pub source: Arc<str>,
    /// The source with everything that is not prose blanked, byte for byte: line breaks stay, block
    /// markup, code, raw HTML and link targets become spaces, markup inside a word [`JOINT`].
    pub prose: String,
    /// How it is written down.
    pub format: Format,
    /// The blocks in reading order. They do not overlap.
    pub blocks: Vec<Block>,
    /// The fields of the front matter, if it has one.
    pub front_matter: Option<FrontMatter>,
    /// `UNITED NATIONS, Jan. 8 (Reuters) —`, blanked in the prose: the paragraph's block starts
    /// behind it.
    pub dateline: Option<Dateline>,
    /// The definitions of footnotes, in order.
    pub footnotes: Vec<Footnote>,
    /// All comments, in order.
    pub comments: Vec<Span>,
    /// The comments that silence checks.
    pub suppressions: Vec<Suppression>,
}

impl Document {
    /// Reads a draft. Any text is a document: what cannot be understood is prose.
    pub fn parse(source: Arc<str>, format: Format) -> Self {
        let (mut document, comments) = match format {
            Format::Markdown => markdown::parse(source),
            Format::Plain => plain::parse(&source),
        };
        addresses::mark(&mut document, format == Format::Markdown);
        document.suppressions = suppression::find(&document, &comments);
        document.comments = comments;
        document
    }

    /// The first block that plays `role`.
    pub fn first(&self, role: Role) -> Option<&Block> {
        self.blocks.iter().find(|block| block.role == role)
    }
}

/// One unit of prose, and of caching: a paragraph, a heading, a table cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its place in the source, without surrounding white space.
    pub span: Span,
    /// What it is in the page's structure.
    pub kind: BlockKind,
    /// What it does in the story.
    pub role: Role,
    /// Links, footnote references and other inline markup in it, in order of their start; spans
    /// are relative to the block.
    pub inlines: Vec<Inline>,
    /// Where it stands in a table; `None` unless the kind is [`BlockKind::TableCell`].
    pub cell: Option<Cell>,
}

impl Block {
    /// Lets it start `by` bytes later; markup that starts before is lost.
    fn start_later(&mut self, by: usize) {
        self.span.start = (self.span.start + by).min(self.span.end);
        self.inlines.retain(|inline| inline.span.start >= by);
        for inline in &mut self.inlines {
            inline.span = inline.span.relative_to(by);
        }
    }
}

/// What a block is in the page's structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading of level 1 to 6. In plain text a line of its own that reads like one.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list, or a paragraph of one.
    ListItem,
    /// A paragraph inside a block quotation.
    BlockQuote,
    /// One cell of a table.
    TableCell,
    /// The text of a footnote.
    Footnote,
}

/// What a block does in the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The draft's title.
    Headline,
    /// The line under the headline that sums the story up.
    Deck,
    /// The heading of a part.
    Subheadline,
    /// A wire service's file name: `NORTHSEA-STORM/ELLIS (TV):`.
    Slug,
    /// Running text.
    Body,
    /// The line under a picture.
    Caption,
    /// `Courtesy: …`, `By …`, `Reporting by …`.
    Credit,
    /// An entry below a References, Sources or Notes heading.
    Reference,
}

/// Inline markup that says something about sources.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Inline {
    /// The marked text with its markup, relative to the block.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// Kinds of inline markup.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum InlineKind {
    /// A link or bare address; the target may be empty.
    Link {
        /// Where it leads, as written.
        target: String,
    },
    /// `[^1]`.
    FootnoteReference {
        /// Its label without `[^` and `]`.
        label: String,
    },
    /// Emphasised text.
    Emphasis,
    /// Strong text.
    Strong,
    /// Inline code, raw HTML or mathematics: masked.
    Masked,
}

/// A place in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Which table of the document, from 0.
    pub table: u32,
    /// The row, from 0; the header is row 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

/// The metadata before a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// All of it with its fences.
    pub span: Span,
    /// Its top-level fields as key and place of the value, in order; quotes are not part of it.
    pub fields: Vec<(String, Span)>,
}

impl FrontMatter {
    /// The place of a field's value; keys are compared without case.
    pub fn field(&self, key: &str) -> Option<Span> {
        self.fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|&(_, span)| span)
    }
}

/// The definition of a footnote: `[^1]: The text.`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// All of it; the blocks of its text lie inside.
    pub span: Span,
    /// Its label without `[^` and `]`.
    pub label: String,
}

/// The place and day a story was filed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, to behind the dash.
    pub span: Span,
    /// The place.
    pub place: Span,
    /// The day as written, without the year as a rule.
    pub date: Option<Span>,
    /// The agency in brackets.
    pub agency: Option<Span>,
}

impl Dateline {
    /// The same dateline seen from a text that begins `by` bytes earlier.
    fn shifted(self, by: usize) -> Self {
        Self {
            span: self.span.shifted(by),
            place: self.place.shifted(by),
            date: self.date.map(|span| span.shifted(by)),
            agency: self.agency.map(|span| span.shifted(by)),
        }
    }
}

#[cfg(test)]
mod tests;
