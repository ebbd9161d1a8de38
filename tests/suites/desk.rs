//! What the articles of a section are read with: settings, sources and ledger.

use std::sync::Arc;

use deskcheck::checks::{self, Check};
use deskcheck::document::Format;
use deskcheck::ledger::{self, Ledger};
use deskcheck::settings::{self, Acceptance, Level, Settings};
use deskcheck::sources::{Source, Sources};
use deskcheck::{Analysis, Analyzer, Draft};
use jiff::civil::Date;

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

    /// Reads a draft with a new analyzer.
    pub(crate) fn analyze(&self, text: &str, format: Format, today: Date) -> Analysis {
        let draft = Draft {
            text: text.into(),
            format,
            today: Some(today),
            sources: Arc::clone(&self.sources),
            ledger: Arc::clone(&self.ledger),
            ..Draft::default()
        };
        Analyzer::new(Arc::clone(&self.settings)).analyze(&draft)
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
