#!/usr/bin/env bash
# run.sh [EDITOR...]
#
# Runs the tests of the editors named (the folders beside this one), or of all that have any.
set -euo pipefail

editors=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ $# = 0 ]; then
    for tests in "$editors"/*/tests/run.sh; do
        set -- "$@" "$(basename "$(dirname "$(dirname "$tests")")")"
    done
fi
failed=
for editor in "$@"; do
    echo "== $editor"
    "$editors/$editor/tests/run.sh" || failed+=" $editor"
done
[ -z "$failed" ] || { echo "failed:$failed" >&2; exit 1; }
