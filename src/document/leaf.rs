//! One leaf of Markdown's tree, a paragraph, heading or cell, while its events come in.

use super::mask::Mask;
use super::{BlockKind, Inline, InlineKind, Role};
use crate::text::Span;

/// A block being read.
#[derive(Default)]
pub(super) struct Leaf {
    /// Its kind; `None` for a paragraph, whose surroundings decide.
    pub(super) kind: Option<BlockKind>,
    span: Option<Span>,
    /// Where the last shown text ends.
    shown: Option<usize>,
    /// Whether something that parts words stands behind the last shown text.
    parted: bool,
    inlines: Vec<Inline>,
    /// How many images are open: they may hold one another.
    image_depth: usize,
    images: Vec<Span>,
    /// Whether an image has a description.
    described: bool,
}

impl Leaf {
    /// An empty one.
    pub(super) fn of(kind: Option<BlockKind>) -> Self {
        Self { kind, ..Self::default() }
    }

    /// A piece of text, as it reads and where it is written.
    pub(super) fn text(&mut self, decoded: &str, span: Span, mask: &mut Mask<'_>) {
        self.grow(span);
        if self.image_depth > 0 {
            mask.show(span);
            self.described = true;
            return;
        }
        if let Some(end) = self.shown.filter(|&end| end < span.start && !self.parted) {
            mask.join(Span::new(end, span.start));
        }
        if decoded.len() == span.len() {
            mask.show(span);
        } else {
            mask.show_as(decoded, span);
        }
        self.shown = Some(span.end);
        self.parted = false;
    }

    /// Something that is not prose; `parts` if the words around it are two.
    pub(super) fn masked(&mut self, span: Span, parts: bool) {
        if parts {
            self.parted = true;
            self.grow(span);
        }
        self.inlines.push(Inline { span, kind: InlineKind::Masked });
    }

    /// Inline markup; `span` is all of it.
    pub(super) fn inline(&mut self, span: Span, kind: InlineKind) {
        self.grow(span);
        self.inlines.push(Inline { span, kind });
    }

    /// The start of an image.
    pub(super) fn open_image(&mut self, span: Span) {
        self.grow(span);
        self.image_depth += 1;
        self.parted = true;
        if self.image_depth == 1 {
            self.images.push(span);
        }
    }

    /// The end of an image.
    pub(super) fn close_image(&mut self) {
        self.image_depth = self.image_depth.saturating_sub(1);
    }

    fn grow(&mut self, span: Span) {
        self.span = Some(self.span.map_or(span, |all| all.cover(span)));
    }

    /// The block's place, its inline markup relative to it, and its role as far as one can tell
    /// from here; `None` if it holds no prose.
    pub(super) fn finish(
        mut self,
        text: &str,
        mask: &mut Mask<'_>,
    ) -> Option<(Span, Vec<Inline>, Role)> {
        let span = trimmed(text, self.span?);
        if self.shown.is_none() && !self.described {
            return None;
        }
        let role = if self.is_caption(text, span) { Role::Caption } else { Role::Body };
        if self.shown.is_some() {
            for image in &self.images {
                mask.hide(*image);
                self.inlines.push(Inline { span: *image, kind: InlineKind::Masked });
            }
        }
        self.inlines.retain(|inline| span.contains(inline.span));
        self.inlines.sort_by_key(|inline| inline.span.start);
        for inline in &mut self.inlines {
            inline.span = inline.span.relative_to(span.start);
        }
        Some((span, self.inlines, role))
    }

    /// A picture by itself, whose description is the text; or a picture with an emphasised line
    /// under it.
    fn is_caption(&self, text: &str, span: Span) -> bool {
        let Some(image) = self.images.first() else { return false };
        if self.shown.is_none() {
            return true;
        }
        let below = text[image.end.min(span.end)..span.end].trim_start();
        image.start == span.start && below.starts_with(['*', '_']) && below.ends_with(['*', '_'])
    }
}

fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    Span::new(start, start + inner.trim().len())
}
