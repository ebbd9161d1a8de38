#!/usr/bin/env bash
# run.sh [words of a test's name]
#
# Tests the plugin and the server in real Neovims, the oldest that is supported and a current one,
# installing what is missing. Exit 0: all passed, or there is no Neovim to be had here; where CI is
# set, that is a failure too.
#
#   DESKCHECK_BIN    the program to test, instead of building one
#   DESKCHECK_NVIMS  Neovims to test in, instead of installing them: paths with spaces between
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../../.." && pwd)

if [ -z "${DESKCHECK_BIN:-}" ]; then
    (cd "$repository" && cargo build --quiet --bin deskcheck)
    DESKCHECK_BIN=${CARGO_TARGET_DIR:-$repository/target}/debug/deskcheck
fi
DESKCHECK_BIN=$(realpath "$DESKCHECK_BIN")
export DESKCHECK_BIN
"$DESKCHECK_BIN" --version

nvims=${DESKCHECK_NVIMS:-}
if [ -z "$nvims" ]; then
    for suite in trixie forky; do
        if nvim=$("$repository/editors/test/nvim.sh" "$suite"); then
            nvims+=" $nvim"
        else
            echo "no Neovim from Debian $suite: its packages cannot be had on this machine;" \
                "set DESKCHECK_NVIMS to test in other ones" >&2
            [ -z "${CI:-}" ] || exit 1
        fi
    done
fi

failed=0
for nvim in $nvims; do
    # Tests that run end Neovim by themselves; if they do not, it ends with a failure.
    DESKCHECK_TESTS="$*" timeout 500 "$nvim" --clean --headless \
        -c "luafile $here/run.lua" -c 'cquit 1' || failed=1
done
exit $failed
