//! What each block said, kept by content for as long as the block is in the draft.

use std::hash::{BuildHasher, BuildHasherDefault};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use crate::annotate::{self, Annotations, BlockText};
use crate::checks::{self, BlockNotes, Fault};
use crate::document::{Block, BlockKind, Document, Inline, Role};
use crate::findings::Finding;
use crate::settings::Settings;

/// The blocks of the text that was read last, by a hash of their content. At each read those still
/// in the draft move over to the new generation, the others are dropped.
#[derive(Debug, Default)]
pub(super) struct BlockCache {
    blocks: FxHashMap<u64, Vec<Arc<Cached>>>,
}

/// All blocks of a draft as they were read.
pub(super) struct Read {
    /// What each block says.
    pub notes: Vec<Arc<Annotations>>,
    /// What the block checks found, as places of the draft.
    pub findings: Vec<Finding>,
}

#[derive(Debug)]
struct Cached {
    kind: BlockKind,
    role: Role,
    source: Box<str>,
    prose: Box<str>,
    inlines: Box<[Inline]>,
    notes: Arc<Annotations>,
    findings: Vec<Finding>,
    faults: Vec<Fault>,
}

impl Cached {
    fn text(&self) -> BlockText<'_> {
        BlockText {
            kind: self.kind,
            role: self.role,
            source: &self.source,
            prose: &self.prose,
            inlines: &self.inlines,
        }
    }

    fn read(text: &BlockText<'_>, settings: &Settings) -> Self {
        let notes = annotate::annotate(text, settings);
        let mut faults = Vec::new();
        let view = BlockNotes { block: text, notes: &notes, settings };
        let findings = checks::run_block(&view, &mut faults);
        Self {
            kind: text.kind,
            role: text.role,
            source: text.source.into(),
            prose: text.prose.into(),
            inlines: text.inlines.into(),
            notes: Arc::new(notes),
            findings,
            faults,
        }
    }
}

impl BlockCache {
    /// Reads a document, block by block, anew where the content is new.
    pub(super) fn read(
        &mut self,
        document: &Document,
        settings: &Settings,
        faults: &mut Vec<Fault>,
    ) -> Read {
        let hasher = BuildHasherDefault::<FxHasher>::default();
        let old = std::mem::take(&mut self.blocks);
        let mut read = Read { notes: Vec::with_capacity(document.blocks.len()), findings: vec![] };
        for block in &document.blocks {
            let text = text_of(block, document);
            let key = hasher.hash_one(text);
            let generation = self.blocks.entry(key).or_default();
            let cached = find(generation, &text).unwrap_or_else(|| {
                let kept = old.get(&key).and_then(|kept| find(kept, &text));
                let cached = kept.unwrap_or_else(|| Arc::new(Cached::read(&text, settings)));
                generation.push(Arc::clone(&cached));
                cached
            });
            let start = block.span.start;
            read.notes.push(Arc::clone(&cached.notes));
            read.findings.extend(cached.findings.iter().map(|finding| finding.shifted(start)));
            faults.extend(cached.faults.iter().cloned());
        }
        read
    }
}

/// On an equal hash the content decides.
fn find(cached: &[Arc<Cached>], text: &BlockText<'_>) -> Option<Arc<Cached>> {
    cached.iter().find(|cached| cached.text() == *text).map(Arc::clone)
}

fn text_of<'a>(block: &'a Block, document: &'a Document) -> BlockText<'a> {
    BlockText {
        kind: block.kind,
        role: block.role,
        source: block.span.of(&document.source),
        prose: block.span.of(&document.prose),
        inlines: &block.inlines,
    }
}
