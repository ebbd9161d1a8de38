//! Which settings file holds for a draft. One rule for all editors and the command line, so that
//! they agree about every draft; looking at the disk is left to them.

use std::path::{Path, PathBuf};

use super::FILE_NAME;

/// Settings above the root of a repository belong to something else.
const REPOSITORY: &str = ".git";

/// The settings file that holds for the drafts in `folder`, an absolute path: the nearest at or
/// above it, up to the root of the repository it lies in. `exists` says what there is.
pub fn nearest(folder: &Path, exists: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let mut files = reach(folder, &exists).map(|folder| folder.join(FILE_NAME));
    files.find(|file| exists(file))
}

/// The folders whose settings file would hold for the drafts in `folder`, from that upwards.
pub fn reach(folder: &Path, exists: impl Fn(&Path) -> bool) -> impl Iterator<Item = &Path> {
    let mut above_repository = false;
    folder.ancestors().take_while(move |folder| {
        let within = !above_repository;
        above_repository = within && exists(&folder.join(REPOSITORY));
        within
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_up_to_the_root_of_the_repository() {
        for (there, expected) in [
            (&[][..], None),
            (&["/deskcheck.toml"], Some("/deskcheck.toml")),
            (&["/deskcheck.toml", "/a/deskcheck.toml"], Some("/a/deskcheck.toml")),
            (&["/deskcheck.toml", "/a/.git"], None),
            (&["/deskcheck.toml", "/a/b/.git"], None),
            (&["/a/deskcheck.toml", "/a/.git"], Some("/a/deskcheck.toml")),
            (&["/a/b/deskcheck.toml", "/a/b/.git"], Some("/a/b/deskcheck.toml")),
            (&["/a/b/c/deskcheck.toml"], None),
        ] {
            let exists = |path: &Path| there.iter().any(|one| path == Path::new(one));
            let found = nearest(Path::new("/a/b"), exists);
            assert_eq!(found.as_deref(), expected.map(Path::new), "{there:?}");
        }
    }
}
