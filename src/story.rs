//! What the whole draft says: who is in it, what it counts, when it happens, who says what.
//!
//! It is told anew from the blocks' annotations at each change; nothing here is cached, so nothing
//! here may cost more than a walk over the draft. Judging what does not agree is left to `checks`.

pub mod acronyms;
pub mod entities;
pub mod figures;
pub mod lives;
pub mod quotations;
pub mod sourcing;
pub mod spellings;
pub mod terms;
pub mod timeline;

use jiff::civil::Date;

use crate::annotate::AnnotatedDraft;
use crate::settings::Settings;

pub use acronyms::Acronyms;
pub use entities::Entities;
pub use figures::Figures;
pub use quotations::Quotations;
pub use sourcing::Sourcing;
pub use timeline::Timeline;

/// What a draft says as a whole.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// People, organisations and places with their mentions.
    pub entities: Entities,
    /// Acronyms with their expansions and uses.
    pub acronyms: Acronyms,
    /// The draft's own day, and the days its dates stand for.
    pub timeline: Timeline,
    /// What is counted, with all its mentions.
    pub figures: Figures,
    /// Who said which words.
    pub quotations: Quotations,
    /// Births, deaths and foundings.
    pub lives: Vec<lives::Milestone>,
    /// Which source covers which sentence.
    pub sourcing: Sourcing,
}

impl Story {
    /// Tells the story of a draft. `today` stands in where the draft bears no date.
    pub fn tell(draft: &AnnotatedDraft, settings: &Settings, today: Option<Date>) -> Self {
        let acronyms = acronyms::collect(draft, settings);
        let entities = entities::link(draft);
        let timeline = timeline::resolve(draft, &settings.house, today);
        let figures = figures::collect(draft, &timeline);
        let quotations = quotations::collect(draft, &entities);
        let lives = lives::collect(draft, &entities);
        let sourcing = sourcing::trace(draft, &entities, &quotations);
        Self { entities, acronyms, timeline, figures, quotations, lives, sourcing }
    }
}
