//! The series that drafts belong to, where the desk has the drafts of a folder compared: which there
//! are, when each is read, and which drafts are to be read again for it.
//!
//! A draft counts for the others as it was last saved, and for itself as its editor holds it. Where
//! nobody asks for it, nothing is read and nothing kept.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp_server::ls_types::Uri;

use super::super::abroad::Seat;
use super::super::configuration::{Configuration, Rules};
use super::super::convert;
use super::super::gather::{Gathered, name};
use super::MainLoop;
use super::delivery::Delivery;
use crate::series::{Member, Series};
use crate::settings::Settings;

/// The series by the folders they lie in.
#[derive(Debug, Default)]
pub(super) struct AllSeries {
    known: HashMap<PathBuf, State>,
}

#[derive(Debug)]
struct State {
    settings: Arc<Settings>,
    /// As it was last read; `None` where it never was.
    series: Option<Arc<Series>>,
    /// Whether the thread reads it.
    under_way: bool,
    /// Whether files may have changed since.
    again: bool,
}

impl AllSeries {
    /// A draft's place among those it is compared with. A series that was not heard of before is one
    /// to read.
    pub(super) fn seat(&mut self, uri: &Uri, rules: &Rules, all: &Configuration) -> Seat {
        let folder = rules.settings.house.across_drafts.then(|| all.series_folder(uri, rules));
        let Some(folder) = folder.flatten() else { return Seat::default() };
        let state = self.known.entry(folder.clone()).or_insert_with(|| State {
            settings: Arc::clone(&rules.settings),
            series: None,
            under_way: false,
            again: true,
        });
        let name = match convert::path(uri) {
            Some(path) => name(&folder, &path),
            None => uri.as_str().to_owned(),
        };
        let series = state.series.clone().unwrap_or_default();
        Seat { member: Member { series, name: name.into() }, folder }
    }

    /// Whether a draft would be compared with drafts that have yet to be read, or are being read again:
    /// by what they said before it would have to be read twice.
    pub(super) fn is_awaited(&self, seat: &Seat) -> bool {
        let awaited = |state: &State| state.series.is_none() || state.under_way || state.again;
        self.known.get(&seat.folder).is_some_and(awaited)
    }

    /// Whether there is any.
    pub(super) fn any(&self) -> bool {
        !self.known.is_empty()
    }
}

impl MainLoop {
    /// Files may have changed: each series is looked at again.
    pub(super) fn series_touched(&mut self) {
        for state in self.series.known.values_mut() {
            state.again = true;
        }
        self.gather();
    }

    /// Has the series read that have to be.
    pub(super) fn gather(&mut self) {
        let due = |(_, state): &(&PathBuf, &mut State)| state.again && !state.under_way;
        let mut orders: Vec<(PathBuf, Arc<Settings>)> = Vec::new();
        for (folder, state) in self.series.known.iter_mut().filter(due) {
            (state.again, state.under_way) = (false, true);
            orders.push((folder.clone(), Arc::clone(&state.settings)));
        }
        for (folder, settings) in orders {
            self.sweeper().gather(folder, settings);
        }
    }

    /// Lets go of the series that no draft belongs to any more.
    pub(super) fn forget_series(&mut self) {
        if !self.series.any() {
            return;
        }
        let mut seats = Vec::new();
        for (uri, draft) in &self.drafts {
            seats.push(self.series.seat(uri, &draft.rules, &self.configuration).folder);
        }
        seats.extend(self.series_of_unopened());
        let known = std::mem::take(&mut self.series.known);
        let (kept, gone) = known.into_iter().partition(|(folder, _)| seats.contains(folder));
        self.series.known = kept;
        for (folder, _) in gone {
            self.sweeper().forget(folder);
        }
    }

    /// A series was read. Where it is another one, its drafts are compared anew: those that are open,
    /// and of the others those that have something to do with what has changed.
    pub(super) fn gathered(&mut self, gathered: Gathered) {
        let Gathered { folder, series, touched } = gathered;
        let Some(state) = self.series.known.get_mut(&folder) else {
            // It was let go meanwhile; a draft that waited for it is seated anew.
            return self.sweep_on();
        };
        state.under_way = false;
        let old = state.series.replace(Arc::clone(&series));
        if old.is_none_or(|old| !Arc::ptr_eq(&old, &series)) {
            self.read_again_in(&folder);
            self.unopened_touched(touched);
        }
        self.watch_files();
        self.gather();
        self.sweep_on();
    }

    fn read_again_in(&mut self, folder: &PathBuf) {
        let mut changed = false;
        for (uri, draft) in &mut self.drafts {
            let seat = self.series.seat(uri, &draft.rules, &self.configuration);
            if seat.folder == *folder {
                changed = true;
                self.revision += 1;
                draft.revision = self.revision;
                draft.unread = draft.in_step;
            }
        }
        if changed && self.delivery == Delivery::Pull {
            self.refresh();
        }
    }
}
