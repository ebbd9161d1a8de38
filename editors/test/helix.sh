#!/usr/bin/env bash
# helix.sh SUITE
#
# Prints the path of a real Helix as Debian's SUITE has it, unpacked under target/editors and kept
# there: trixie has 25.01, forky 25.07 or newer. Exit 3 as in debian.sh.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$here/../../target/editors/helix-$1
if ! "$folder/usr/lib/hx/hx" --version >/dev/null 2>&1; then
    rm -rf "$folder"
    "$here/debian.sh" "$1" "$folder" hx patchelf
    "$here/relocate.sh" "$folder" usr/lib/hx/hx
fi
echo "$(cd "$folder" && pwd)/usr/lib/hx/hx"
