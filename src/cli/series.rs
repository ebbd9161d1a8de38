//! The drafts of a run that are compared with one another, where a desk asks for it.
//!
//! They are read twice: first all of them for what each tells the others, of which little is kept, then
//! each by itself to be checked. So no more than a few drafts are ever held at once.

use std::collections::HashMap;
use std::sync::Arc;

use super::check::{Job, Round, in_order, progress};
use crate::analysis::digest;
use crate::series::{Digest, Series};
use crate::settings::Settings;

/// Gives the drafts of each settings file that asks for it all of them to be compared with.
pub(super) fn join(jobs: &mut [Job], round: &Round<'_>) {
    let mut asking: Vec<&mut Job> =
        jobs.iter_mut().filter(|job| job.rules.settings.house.across_drafts).collect();
    if asking.is_empty() {
        return;
    }
    let all = series(&asking, round);
    for job in &mut asking {
        if let Some(series) = all.get(&Arc::as_ptr(&job.rules.settings)) {
            job.series = Arc::clone(series);
        }
    }
}

/// The drafts of each settings file.
fn series(jobs: &[&mut Job], round: &Round<'_>) -> HashMap<*const Settings, Arc<Series>> {
    let progress = progress(jobs.len(), ", read for their names");
    let mut drafts: Vec<Option<(Arc<str>, Arc<Digest>)>> = Vec::with_capacity(jobs.len());
    let read = in_order(
        jobs,
        |job| read(job, round),
        |draft| {
            drafts.push(draft);
            progress.inc(1);
            Ok(())
        },
    );
    // Nothing is printed here that could fail.
    drop(read);
    progress.finish_and_clear();
    let mut all: HashMap<*const Settings, Vec<_>> = HashMap::new();
    for (job, draft) in jobs.iter().zip(drafts) {
        all.entry(Arc::as_ptr(&job.rules.settings)).or_default().extend(draft);
    }
    all.into_iter().map(|(settings, drafts)| (settings, Series::of(drafts).into())).collect()
}

/// What a draft tells the others. One that cannot be read is told of when it is checked.
fn read(job: &Job, round: &Round<'_>) -> Option<(Arc<str>, Arc<Digest>)> {
    let source = round.read(job).ok()?;
    let digest = digest(source.text, source.format, source.base, &job.rules.settings);
    Some((source.name.into(), digest.into()))
}
