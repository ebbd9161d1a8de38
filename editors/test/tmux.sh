#!/usr/bin/env bash
# tmux.sh
#
# Prints the path of a tmux: this machine's, or Debian's, unpacked under target/editors and kept
# there. Exit 3 as in debian.sh.
set -euo pipefail

command -v tmux && exit
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$here/../../target/editors/tmux
if ! "$folder/usr/bin/tmux" -V >/dev/null 2>&1; then
    rm -rf "$folder"
    "$here/debian.sh" trixie "$folder" tmux patchelf
    "$here/relocate.sh" "$folder" usr/bin/tmux
fi
echo "$(cd "$folder" && pwd)/usr/bin/tmux"
