#!/usr/bin/env bash
# relocate.sh FOLDER PROGRAM...
#
# Makes programs that debian.sh unpacked into FOLDER, patchelf among its packages, run from there.
# They look for their libraries where Debian installs them; this points them at the unpacked ones,
# the libc included, so that the suite need not be this machine's.
set -euo pipefail

folder=$(cd "$1" && pwd)
shift
loader=$(find "$folder" -name 'ld-linux*.so.*' ! -path '*/doc/*' | sort | head -n 1)
libraries=$(dirname "$loader")
libraries+=:$folder/usr/lib/$(basename "$libraries")
for program in "$@"; do
    "$loader" --library-path "$libraries" "$folder/usr/bin/patchelf" \
        --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$folder/$program"
done
