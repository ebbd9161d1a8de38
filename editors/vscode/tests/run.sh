#!/usr/bin/env bash
# run.sh [--images] [words of a test's name]
#
# Tests the extension as it is packed, with the server, in a real VS Code that headless Chromium
# shows, installing what is missing. Exit 0: all passed, or there is no VS Code or Chromium to be had
# here; where CI is set, that is a failure too. Pictures are kept in target/editors/shots/vscode;
# --images copies those of the READMEs to where the READMEs look for them.
#
#   DESKCHECK_BIN       the program to test, instead of building one
#   DESKCHECK_VSCODES   versions to test in, as editors/test/vscode.sh takes them, spaces between:
#                       4.93.1 is the oldest that the extension is written for
#   DESKCHECK_CHROMIUM  the Chromium to show them, instead of installing one
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../../.." && pwd)
work=$repository/target/editors/vscode-tests

images=
if [ "${1:-}" = --images ]; then
    images=1
    shift
fi

if [ -z "${DESKCHECK_BIN:-}" ]; then
    (cd "$repository" && cargo build --quiet --bin deskcheck)
    DESKCHECK_BIN=${CARGO_TARGET_DIR:-$repository/target}/debug/deskcheck
fi
"$DESKCHECK_BIN" --version

without() {
    echo "no $1: it cannot be had on this machine; $2" >&2
    [ -z "${CI:-}" ] || exit 1
    exit 0
}
chromium=$("$repository/editors/test/chromium.sh") ||
    without Chromium "set DESKCHECK_CHROMIUM to a headless one"
# The tests are TypeScript, which the Node of a current VS Code reads as it is.
current=$("$repository/editors/test/vscode.sh") ||
    without "VS Code" "it comes from the npm registry"
node=$(dirname "$current")/node
vscodes=()
[ -n "${DESKCHECK_VSCODES:-}" ] || vscodes=("$current")
for version in ${DESKCHECK_VSCODES:-}; do
    vscodes+=("$("$repository/editors/test/vscode.sh" "$version")") ||
        without "VS Code $version" "it comes from the npm registry"
done

# The extension as a user gets it: without a server inside, which the PATH has.
rm -rf "$work"
mkdir -p "$work/bin" "$work/extensions" "$repository/target/editors/shots/vscode"
ln -s "$(realpath "$DESKCHECK_BIN")" "$work/bin/deskcheck"
install="npm ci --loglevel=error --no-audit --no-update-notifier"
(cd "$here/.." && $install && npm --silent test)
(cd "$here/.." && npm --silent run package) >"$work/package.log" 2>&1 ||
    { cat "$work/package.log" >&2; exit 1; }
(cd "$here" && $install && npm --silent run check)
cp -r "$here/host" "$work/bundle"
"$here/../node_modules/.bin/esbuild" "$here/host/tests.ts" --bundle --platform=node --format=cjs \
    --external:vscode --outfile="$work/bundle/tests.cjs" --log-level=warning
HOME=$work "${vscodes[0]}" --install-extension "$here/../deskcheck.vsix" \
    --extensions-dir "$work/extensions" --server-data-dir "$work/server" --accept-server-license-terms

export DESKCHECK_BIN=$work/bin/deskcheck DESKCHECK_CHROMIUM=$chromium DESKCHECK_TESTS="$*"
export DESKCHECK_EXTENSIONS=$work/extensions DESKCHECK_BUNDLE=$work/bundle
export DESKCHECK_SHOTS=$repository/target/editors/shots/vscode
failed=0
for vscode in "${vscodes[@]}"; do
    DESKCHECK_VSCODE=$vscode "$node" "$here/run.ts" || failed=1
done
if [ -n "$images" ] && [ $failed = 0 ]; then
    cp "$DESKCHECK_SHOTS"/{findings,quick-fix}.png "$here/../images/"
fi
exit $failed
