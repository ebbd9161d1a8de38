//! `deskcheck inspect`: the whole analysis of one draft, for debugging, measuring and other tools.

use std::collections::{HashMap, HashSet};
use std::process::ExitCode;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::args::{Color, Inspect};
use super::one::One;
use super::{could_not_run, print};
use crate::analysis::Analysis;
use crate::annotate::attribution::{Attribution, Level, SourceKind};
use crate::annotate::mention::MentionKind;
use crate::annotate::quantity::{Hedge, Unit};
use crate::annotate::{At, BlockView, DateMention, Mention, Quantity};
use crate::document::{Block, BlockKind, Format, Role};
use crate::story::entities::Inner;
use crate::story::sourcing::Reach;
use crate::text::Span;

/// Prints what was understood of one draft.
pub(super) fn run(args: &Inspect) -> ExitCode {
    let Some(One { source, analysis, flawed, .. }) = One::read(&args.file, &args.reading) else {
        return could_not_run();
    };
    let told = Teller { analysis: &analysis, base: source.base }.tell(&source.name);
    let printed = print(&format!("{told:#}\n"), Color::Never);
    if flawed { could_not_run() } else { printed }
}

/// Turns an analysis into JSON, places into bytes of the file.
struct Teller<'a> {
    analysis: &'a Analysis,
    base: usize,
}

impl<'a> Teller<'a> {
    fn tell(&self, name: &str) -> Value {
        let entities = self.entity_of();
        let days: HashMap<At, Date> = self.analysis.story.timeline.days.iter().copied().collect();
        json!({
            "file": name,
            "format": format_name(self.analysis.draft.document.format),
            "blocks": list(&self.analysis.draft.document.blocks, |block| self.block(block)),
            "sentences": self.sentences(),
            "mentions": self.mentions(&entities),
            "entities": self.entities(),
            "quantities": self.each(|b| &b.notes.quantities, |b, _, q| self.quantity(b, q)),
            "dates": self.each(|b| &b.notes.dates, |b, at, d| self.date(b, d, days.get(&at))),
            "attributions": self.each(|b| &b.notes.attributions, |b, _, a| self.attribution(b, a)),
            "quotations": self.quotations(),
            "acronyms": self.acronyms(),
            "figures": self.figures(),
        })
    }

    /// A place as JSON, with `more` keys behind it.
    fn place(&self, span: Span, more: Value) -> Value {
        let Span { start, end } = span.shifted(self.base);
        let mut place = Map::new();
        place.insert("start_byte".into(), start.into());
        place.insert("end_byte".into(), end.into());
        place.insert("text".into(), span.of(self.analysis.text()).into());
        if let Value::Object(more) = more {
            place.extend(more);
        }
        Value::Object(place)
    }

    fn bare(&self, span: Option<Span>) -> Value {
        span.map_or(Value::Null, |span| self.place(span, Value::Null))
    }

    /// One kind of annotation, over all blocks.
    fn each<T: 'a>(
        &self,
        of: impl Fn(&BlockView<'a>) -> &'a [T],
        tell: impl Fn(&BlockView<'a>, At, &T) -> Value,
    ) -> Value {
        let mut out = Vec::new();
        for view in self.analysis.draft.blocks() {
            for (index, item) in of(&view).iter().enumerate() {
                out.push(tell(&view, At { block: view.index, index }, item));
            }
        }
        Value::Array(out)
    }

    fn block(&self, block: &Block) -> Value {
        let level = if let BlockKind::Heading(level) = block.kind { Some(level) } else { None };
        self.place(
            block.span,
            json!({ "kind": block_kind(block.kind), "level": level, "role": role(block.role) }),
        )
    }

    fn sentences(&self) -> Value {
        let told = self.told();
        list(&self.analysis.story.sourcing.sentences, |sentence| {
            let attribution = match sentence.by {
                Reach::Explicit => "explicit",
                by if by.is_carried() => "carried",
                // An act done by words, such as a call for a vote: told of somebody, though nobody
                // stands for it. The level says which it is.
                _ if told.contains(&sentence.span.start) => "explicit",
                _ => "none",
            };
            let covered = if attribution == "none" { None } else { Some(sentence) };
            let source = self.bare(covered.and_then(|sentence| sentence.source));
            let cue = self.bare(covered.and_then(|sentence| sentence.cue));
            self.place(
                sentence.span,
                json!({
                    "attribution": attribution,
                    "reach": sentence.by.name(),
                    "source": source,
                    "source_kind": covered.and_then(|sentence| sentence.kind).map(source_kind),
                    "cue": cue,
                    "level": covered.and_then(|sentence| sentence.level).map(level),
                }),
            )
        })
    }

    /// Where the sentences start that tell what somebody did by words.
    fn told(&self) -> HashSet<usize> {
        let mut told = HashSet::new();
        for block in self.analysis.draft.blocks() {
            let acts = block.notes.attributions.iter().filter(|found| {
                found.source.is_some() && found.content && found.level == Level::Speaks
            });
            told.extend(
                acts.map(|found| block.absolute(block.notes.sentences[found.sentence].span).start),
            );
        }
        told
    }

    fn entity_of(&self) -> HashMap<At, usize> {
        let entities = self.analysis.story.entities.all.iter().enumerate();
        entities.flat_map(|(id, entity)| entity.mentions.iter().map(move |&at| (at, id))).collect()
    }

    /// The mentions, each behind the names that it holds.
    fn mentions(&self, entities: &HashMap<At, usize>) -> Value {
        let mut inner = self.analysis.story.entities.inner.iter().peekable();
        let mut told = Vec::new();
        for view in self.analysis.draft.blocks() {
            for (index, mention) in view.notes.mentions.iter().enumerate() {
                let at = At { block: view.index, index };
                while let Some(inner) = inner.next_if(|inner| inner.at == at) {
                    told.push(self.inner(&view, inner));
                }
                told.push(self.mention(&view, mention, entities.get(&at)));
            }
        }
        told.into()
    }

    fn inner(&self, view: &BlockView<'_>, inner: &Inner) -> Value {
        let words = &view.notes.name_words[inner.words.clone()];
        let span = words[0].span.cover(words[words.len() - 1].span);
        let kind = self.analysis.story.entities.all[inner.entity].kind;
        let told = json!({ "kind": mention_kind(kind), "title": null, "entity": inner.entity });
        self.place(view.absolute(span), told)
    }

    fn mention(&self, view: &BlockView<'_>, mention: &Mention, entity: Option<&usize>) -> Value {
        let title = self.bare(mention.title.map(|title| view.absolute(title)));
        let known = entity.map(|&entity| self.analysis.story.entities.all[entity].kind);
        let kind = known.filter(|kind| *kind != MentionKind::Unknown).unwrap_or(mention.kind);
        self.place(
            view.absolute(mention.span),
            json!({ "kind": mention_kind(kind), "title": title, "entity": entity }),
        )
    }

    fn entities(&self) -> Value {
        let draft = &self.analysis.draft;
        let entities = self.analysis.story.entities.all.iter().enumerate();
        let tell = |(id, entity): (usize, &crate::story::entities::Entity)| {
            let mentions = entity.mentions.iter().map(|at| {
                let view = draft.block(at.block);
                self.place(view.absolute(view.notes.mentions[at.index].span), Value::Null)
            });
            let mentions: Value = mentions.collect();
            let meant = self.analysis.story.entities.indirect.iter();
            let meant = meant.filter(|meant| meant.entity == id);
            let meant: Value = meant.map(|meant| self.place(meant.span, Value::Null)).collect();
            json!({
                "id": id,
                "kind": mention_kind(entity.kind),
                "name": entity.name,
                "mentions": mentions,
                "meant": meant,
            })
        };
        entities.map(tell).collect()
    }

    fn attribution(&self, view: &BlockView<'_>, attribution: &Attribution) -> Value {
        self.place(
            view.absolute(attribution.cue),
            json!({
                "source": self.bare(attribution.source.map(|source| view.absolute(source))),
                "source_kind": source_kind(attribution.kind),
                "level": level(attribution.level),
                "content": attribution.content,
            }),
        )
    }

    fn quantity(&self, view: &BlockView<'_>, quantity: &Quantity) -> Value {
        self.place(
            view.absolute(quantity.span),
            json!({
                "value": quantity.value,
                "low": quantity.interval.low,
                "high": quantity.interval.high,
                "unit": unit(&quantity.unit),
                "hedge": hedge(quantity.hedge),
            }),
        )
    }

    fn date(&self, view: &BlockView<'_>, date: &DateMention, day: Option<&Date>) -> Value {
        self.place(
            view.absolute(date.span),
            json!({
                "year": date.year,
                "month": date.month,
                "day": date.day,
                "weekday": date.weekday.map(|(weekday, _)| format!("{weekday:?}").to_lowercase()),
                "resolved": day.map(Date::to_string),
            }),
        )
    }

    fn quotations(&self) -> Value {
        list(&self.analysis.story.quotations.all, |speech| {
            let parts = list(&speech.parts, |part| self.bare(Some(*part)));
            let speaker = self.bare(speech.speaker);
            let whole = speech.parts.iter().copied().reduce(Span::cover).unwrap_or_default();
            let name = speech.entity.map(|entity| &self.analysis.story.entities.all[entity].name);
            self.place(
                whole,
                json!({
                    "parts": parts,
                    "what": format!("{:?}", speech.what).to_lowercase(),
                    "speaker": speaker,
                    "name": name,
                    "told": format!("{:?}", speech.told).to_lowercase(),
                }),
            )
        })
    }

    fn figures(&self) -> Value {
        let draft = &self.analysis.draft;
        list(&self.analysis.story.figures.told(draft), |figure| {
            let mentions = list(&figure.mentions, |at| {
                let view = draft.block(at.block);
                self.bare(Some(view.absolute(view.notes.quantities[at.index].span)))
            });
            json!({ "subject": figure.subject, "mentions": mentions })
        })
    }

    fn acronyms(&self) -> Value {
        list(&self.analysis.story.acronyms.all, |acronym| {
            let uses = list(&acronym.uses, |span| self.bare(Some(*span)));
            let definitions = list(
                &acronym.definitions,
                |found| json!({ "acronym": self.bare(Some(found.acronym)), "expansion": self.bare(Some(found.expansion)) }),
            );
            json!({ "letters": acronym.letters, "uses": uses, "definitions": definitions })
        })
    }
}

fn list<T>(items: &[T], tell: impl Fn(&T) -> Value) -> Value {
    items.iter().map(tell).collect()
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Markdown => "markdown",
        Format::Plain => "plain",
    }
}

fn block_kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list-item",
        BlockKind::BlockQuote => "block-quote",
        BlockKind::TableCell => "table-cell",
        BlockKind::Footnote => "footnote",
    }
}

/// A name without fields as it is spelled in JSON: the variant's, in lower case.
fn role(role: Role) -> String {
    format!("{role:?}").to_lowercase()
}

fn mention_kind(kind: MentionKind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn source_kind(kind: SourceKind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn level(level: Level) -> String {
    format!("{level:?}").to_lowercase()
}

fn unit(unit: &Unit) -> String {
    match unit {
        Unit::Count => "count".into(),
        Unit::Percent => "percent".into(),
        Unit::PercentagePoints => "percentage-points".into(),
        Unit::Money(currency) => format!("money:{currency}"),
        Unit::Measure(measure) => measure.clone(),
    }
}

fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::None => "none",
        Hedge::About => "about",
        Hedge::AtLeast => "at-least",
        Hedge::AtMost => "at-most",
    }
}
