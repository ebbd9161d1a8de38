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
    folder=$(cd "$folder" && pwd)

    # The binary looks for its libraries where Debian installs them; point it at the unpacked ones,
    # its libc included, so that the suite need not be this machine's.
    loader=$(find "$folder" -name 'ld-linux*.so.*' ! -path '*/doc/*' | sort | head -n 1)
    libraries=$(dirname "$(find "$folder" -name 'libuv.so.1' | head -n 1)"):$(dirname "$loader")
    "$loader" --library-path "$libraries" "$folder/usr/bin/patchelf" \
        --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$folder/usr/bin/nvim"
fi
echo "$(cd "$folder" && pwd)/usr/bin/nvim"
