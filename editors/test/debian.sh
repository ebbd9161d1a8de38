#!/usr/bin/env bash
# debian.sh SUITE FOLDER PACKAGE...
#
# Unpacks packages of a Debian suite, with all they depend on, into FOLDER. Needs no root, changes
# nothing outside FOLDER: apt works on a state of its own, and nothing is installed. Packages come
# from wherever this machine's own apt gets Debian.
#
# Exit 3: this machine has no Debian source, so there is nothing to unpack from.
set -euo pipefail

suite=$1 folder=$2
shift 2

# A machine fresh from its image has no package lists yet, and then apt does not know its mirror.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' \
        'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 'Component: main' 2>/dev/null | head -n 1
}
command -v apt-get >/dev/null || exit 3
from=$(mirror)
if [ -z "$from" ] && [ "$(id -u)" = 0 ]; then
    apt-get -qq update >&2 || true
    from=$(mirror)
fi
[ -n "$from" ] || exit 3

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
apt=$folder/.apt
mkdir -p "$apt"/{lists,archives}/partial
: >"$apt/status" # nothing is installed, so every dependency counts as missing and is fetched
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e "$keys" ] && signed="[signed-by=$keys] " || signed=
echo "deb $signed$from $suite main" >"$apt/sources.list"

own=(
    -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::Etc::PreferencesParts=/dev/null -o Dir::Etc::Preferences=/dev/null
    -o Dir::State="$apt" -o Dir::State::Lists="$apt/lists" -o Dir::State::status="$apt/status"
    -o Dir::Cache="$apt" -o Dir::Cache::Archives="$apt/archives"
    -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=1
)
{
    apt-get "${own[@]}" -qq update
    apt-get "${own[@]}" -qq --yes --no-install-recommends --download-only install "$@"
} >&2
for package in "$apt"/archives/*.deb; do
    dpkg-deb --extract "$package" "$folder"
done
rm -rf "$apt" # the packages are unpacked; what is left would only take room
