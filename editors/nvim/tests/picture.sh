#!/usr/bin/env bash
# picture.sh
#
# Takes the picture of the README in a current Neovim, in tmux, and writes it to images/. To be run
# when test_picture.lua finds that it is no longer true.
#
#   DESKCHECK_BIN    the program to show, instead of building one
#   DESKCHECK_NVIM   the Neovim to show it in, instead of installing one
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../../.." && pwd)
command -v tmux >/dev/null || { echo "picture.sh: tmux is needed" >&2; exit 3; }

if [ -z "${DESKCHECK_BIN:-}" ]; then
    (cd "$repository" && cargo build --quiet --bin deskcheck)
    DESKCHECK_BIN=${CARGO_TARGET_DIR:-$repository/target}/debug/deskcheck
fi
DESKCHECK_BIN=$(realpath "$DESKCHECK_BIN")
nvim=${DESKCHECK_NVIM:-$("$repository/editors/test/nvim.sh" forky)}
export DESKCHECK_BIN
timeout 120 "$nvim" --clean --headless -c "lua dofile('$here/picture.lua').take()" -c 'cquit 1'
