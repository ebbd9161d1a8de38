//! What drafts have in common, filed: everything of one key together, in the order of the drafts.

use super::digest::Item;

/// Things of one kind that drafts have.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Where each thing stands, by key and then by draft.
    places: Vec<Place>,
    /// The things of one key together.
    groups: Vec<Group>,
    /// The groups that are found by something else than their key, in order. Half of a drawer's number is
    /// kept: what is found has to be looked at.
    drawers: Vec<(u32, u32)>,
}

/// One thing in one draft.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    key: u64,
    /// The draft's index.
    pub(super) draft: u32,
    /// The index among the draft's things of this kind.
    pub(super) at: u32,
    count: u32,
    bare: u32,
}

#[derive(Clone, Copy, Debug)]
struct Group {
    key: u64,
    /// Its first place.
    start: u32,
    count: u32,
    bare: u32,
}

/// A group without the places of one draft.
pub(super) struct Rest {
    pub(super) first: Place,
    pub(super) drafts: usize,
    pub(super) count: usize,
    pub(super) bare: usize,
}

impl Place {
    pub(super) fn new(item: &impl Item, draft: usize, at: usize) -> Self {
        let (count, bare) = item.counts();
        Self { key: item.key(), draft: small(draft), at: small(at), count, bare }
    }
}

impl Index {
    /// Files things; `drawers` tells where the thing of a draft is to be found besides.
    pub(super) fn of(mut places: Vec<Place>, drawers: impl Fn(usize, usize) -> Vec<u64>) -> Self {
        places.sort_unstable_by_key(|place| (place.key, place.draft, place.at));
        let mut index = Self { places, ..Self::default() };
        for (start, place) in index.places.iter().enumerate() {
            if index.groups.last().is_none_or(|group: &Group| group.key != place.key) {
                let group = small(index.groups.len());
                let filed = drawers(place.draft as usize, place.at as usize).into_iter();
                index.drawers.extend(filed.map(|drawer| (half(drawer), group)));
                let (key, start) = (place.key, small(start));
                index.groups.push(Group { key, start, count: 0, bare: 0 });
            }
            if let Some(group) = index.groups.last_mut() {
                group.count = group.count.saturating_add(place.count);
                group.bare = group.bare.saturating_add(place.bare);
            }
        }
        index.drawers.sort_unstable();
        index.drawers.dedup();
        index.drawers.shrink_to_fit();
        index.groups.shrink_to_fit();
        index.places.shrink_to_fit();
        index
    }

    /// The group of a key.
    pub(super) fn group(&self, key: u64) -> Option<u32> {
        self.groups.binary_search_by_key(&key, |group| group.key).ok().map(small)
    }

    /// The groups in a drawer.
    pub(super) fn drawer(&self, drawer: u64) -> impl ExactSizeIterator<Item = u32> {
        let drawer = half(drawer);
        let first = self.drawers.partition_point(|filed| filed.0 < drawer);
        let rest = &self.drawers[first..];
        // A drawer holds few: no search is needed for its end.
        let len = rest.iter().take_while(|filed| filed.0 == drawer).count();
        rest[..len].iter().map(|filed| filed.1)
    }

    /// The places of a group, drafts in order.
    pub(super) fn places(&self, group: u32) -> &[Place] {
        let end = self
            .groups
            .get(group as usize + 1)
            .map_or(self.places.len(), |next| next.start as usize);
        &self.places[self.groups[group as usize].start as usize..end]
    }

    /// A group without what one draft has of it; `None` where nothing is left.
    pub(super) fn without(&self, group: u32, draft: Option<u32>) -> Option<Rest> {
        let all = self.places(group);
        let own = draft.map_or(0..0, |draft| {
            let start = all.partition_point(|place| place.draft < draft);
            start..start + all[start..].iter().take_while(|place| place.draft == draft).count()
        });
        let first = if own.start == 0 { all.get(own.end)? } else { all.first()? };
        let (mut count, mut bare) =
            (self.groups[group as usize].count, self.groups[group as usize].bare);
        for place in &all[own.clone()] {
            count = count.saturating_sub(place.count);
            bare = bare.saturating_sub(place.bare);
        }
        Some(Rest {
            first: *first,
            drafts: all.len() - own.len(),
            count: count as usize,
            bare: bare as usize,
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "half of the bits are wanted")]
const fn half(drawer: u64) -> u32 {
    (drawer ^ (drawer >> 32)) as u32
}

/// An index as it is stored: there are never as many things as a `u32` can count.
pub(super) fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
