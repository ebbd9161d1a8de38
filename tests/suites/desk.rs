//! What the articles of a section are read with: settings, sources and ledger.

use std::sync::Arc;

use deskcheck::analysis::digest;
use deskcheck::checks::{self, Check};
use deskcheck::ledger::{self, Ledger};
use deskcheck::series::{Member, Series};
use deskcheck::settings::{self, Acceptance, Level, Settings};
use deskcheck::sources::{Source, Sources};
use deskcheck::{Analysis, Analyzer, Draft};

use crate::case::Example;
use crate::page::{Fence, Section};

/// What a desk has beside the draft.
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    settings: Arc<Settings>,
    sources: Arc<Sources>,
    ledger: Arc<Ledger>,
}

impl Desk {
    /// Reads the `toml` and `source` blocks of a section. The page's own check is on.
    pub(crate) fn read(
        section: &Section,
        check: Option<&'static Check>,
        page: &str,
    ) -> Result<Self, String> {
        let mut settings = Settings::default();
        let mut sources = Vec::new();
        let mut ledger = Ledger::default();
        for fence in &section.fences {
            let content = &page[fence.body.clone()];
            match (fence.kind(), fence.file.as_deref()) {
                ("toml", Some(ledger::FILE_NAME)) => {
                    ledger = Ledger::parse(content).map_err(|error| error.to_string())?;
                }
                ("toml", _) => settings = read_settings(content)?,
                ("source", _) => sources.push(source(fence, content)),
                _ => {}
            }
        }
        if let Some(check) = check {
            settings.checks.entry(check.name.to_owned()).or_insert(Level::On);
        }
        Ok(Self {
            settings: settings.into(),
            sources: Sources::new(sources).into(),
            ledger: ledger.into(),
        })
    }

    /// The same desk after it has taken something into its house style.
    pub(crate) fn accepting(&self, acceptance: &Acceptance) -> Self {
        let mut settings = (*self.settings).clone();
        acceptance.add_to(&mut settings);
        Self { settings: settings.into(), ..self.clone() }
    }

    /// Whether the articles of a section are a series.
    pub(crate) fn has_series(&self) -> bool {
        self.settings.house.across_drafts
    }

    /// Reads a text in place of one of a section's articles with a new analyzer.
    pub(crate) fn analyze(&self, text: &str, example: &Example, section: &[Example]) -> Analysis {
        let series = if self.has_series() { self.series(section) } else { Series::default() };
        let draft = Draft {
            text: text.into(),
            format: example.format,
            today: Some(example.today),
            sources: Arc::clone(&self.sources),
            ledger: Arc::clone(&self.ledger),
            series: Member { series: series.into(), name: example.name.as_str().into() },
        };
        Analyzer::new(Arc::clone(&self.settings)).analyze(&draft)
    }

    fn series(&self, section: &[Example]) -> Series {
        let digests = section.iter().map(|example| {
            let text = example.article.text.as_str().into();
            let digest = digest(text, example.format, 0, &self.settings);
            (example.name.as_str().into(), digest.into())
        });
        Series::of(digests)
    }
}

fn source(fence: &Fence, content: &str) -> Source {
    let name = fence.file.clone().unwrap_or_else(|| "source.txt".to_owned());
    Source { name, text: content.into() }
}

fn read_settings(content: &str) -> Result<Settings, String> {
    let names: Vec<&str> = checks::ALL.iter().map(|check| check.name).collect();
    let parsed = settings::parse(content, &names);
    let problems: Vec<_> = parsed.problems.iter().map(|problem| problem.message.as_str()).collect();
    if problems.is_empty() {
        return Ok(parsed.settings);
    }
    Err(format!("the settings: {}", problems.join("; ")))
}
