#!/usr/bin/env bash
# nvim.sh SUITE
#
# Prints the path of a real Neovim as Debian's SUITE has it, unpacked under target/editors and kept
# there: trixie has 0.10, forky 0.12 or newer. Exit 3 as in debian.sh.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$here/../../target/editors/nvim-$1
if ! "$folder/usr/bin/nvim" --version >/dev/null 2>&1; then
    rm -rf "$folder"
    "$here/debian.sh" "$1" "$folder" neovim patchelf
    "$here/relocate.sh" "$folder" usr/bin/nvim
fi
echo "$(cd "$folder" && pwd)/usr/bin/nvim"
