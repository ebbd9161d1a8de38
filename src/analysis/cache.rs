//! What each block said, kept by content for as long as the block is in the draft.

use std::hash::{BuildHasher, BuildHasherDefault};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use crate::annotate::{self, Annotations, BlockText};
use crate::checks::{self, BlockNotes, Fault};
use crate::document::{Block, BlockKind, Document, Inline, Role};
use crate::findings::Finding;
use crate::settings::Settings;

/// The blocks of the text that was read last, in their order.
#[derive(Debug, Default)]
pub(super) struct BlockCache {
    blocks: Vec<Arc<Cached>>,
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
        self.blocks = self.renewed(document, settings);
        let mut read = Read { notes: Vec::with_capacity(self.blocks.len()), findings: vec![] };
        for (cached, block) in self.blocks.iter().zip(&document.blocks) {
            let start = block.span.start;
            read.notes.push(Arc::clone(&cached.notes));
            read.findings.extend(cached.findings.iter().map(|finding| finding.shifted(start)));
            faults.extend(cached.faults.iter().cloned());
        }
        read
    }

    /// The blocks of a document. An edit leaves those before and behind it as they were, so that
    /// comparing is enough there; only between them is a block looked for by its content.
    fn renewed(&self, document: &Document, settings: &Settings) -> Vec<Arc<Cached>> {
        let (old, new) = (&self.blocks, &document.blocks);
        let same = |(old, new): &(&Arc<Cached>, &Block)| old.text() == BlockText::of(new, document);
        let before = old.iter().zip(new).take_while(same).count();
        let most = old.len().min(new.len()) - before;
        let behind = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        let mut known = Known::of(&old[before..old.len() - behind]);
        let mut blocks = Vec::with_capacity(new.len());
        blocks.extend_from_slice(&old[..before]);
        for block in &new[before..new.len() - behind] {
            blocks.push(known.read(&BlockText::of(block, document), settings));
        }
        blocks.extend_from_slice(&old[old.len() - behind..]);
        blocks
    }
}

/// Blocks by a hash of their content.
#[derive(Default)]
struct Known {
    blocks: FxHashMap<u64, Vec<Arc<Cached>>>,
}

impl Known {
    fn of(blocks: &[Arc<Cached>]) -> Self {
        let mut known = Self::default();
        for block in blocks {
            known.blocks.entry(hash(&block.text())).or_default().push(Arc::clone(block));
        }
        known
    }

    /// The block of this content, read anew if it is not known.
    fn read(&mut self, text: &BlockText<'_>, settings: &Settings) -> Arc<Cached> {
        let known = self.blocks.entry(hash(text)).or_default();
        // On an equal hash the content decides.
        if let Some(block) = known.iter().find(|block| block.text() == *text) {
            return Arc::clone(block);
        }
        let block = Arc::new(Cached::read(text, settings));
        known.push(Arc::clone(&block));
        block
    }
}

fn hash(text: &BlockText<'_>) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(text)
}
