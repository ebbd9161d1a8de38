#!/usr/bin/env bash
# chromium.sh
#
# Prints the path of a headless Chromium to drive editors with that are seen in a browser: the one
# named by DESKCHECK_CHROMIUM, or the one of this machine's own Debian suite, unpacked under
# target/editors and kept there, with fonts of its own so that pictures look the same everywhere.
# Exit 3 as in debian.sh.
set -euo pipefail

if [ -n "${DESKCHECK_CHROMIUM:-}" ]; then
    echo "$DESKCHECK_CHROMIUM"
    exit
fi
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$here/../../target/editors"
folder=$(cd "$here/../../target/editors" && pwd)/chromium
program=$folder/chromium-headless

if ! [ -x "$program" ]; then
    rm -rf "$folder"
    suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    [ -n "$suite" ] || exit 3
    "$here/debian.sh" "$suite" "$folder" chromium-headless-shell fonts-inter fonts-jetbrains-mono
    browser=$(find "$folder/usr/lib" -name 'chromium-headless-shell' -type f | head -n 1)
    libraries=$(dirname "$(find "$folder/usr/lib" -name 'libnss3.so' | head -n 1)")
    cat >"$folder/fonts.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$folder/usr/share/fonts</dir>
  <cachedir>$folder/fonts.cache</cachedir>
  <alias binding="same"><family>system-ui</family><prefer><family>Inter</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>JetBrains Mono</family></prefer></alias>
</fontconfig>
END
    # Of the same suite as this machine, so its libraries and libc go together with the system's.
    cat >"$program" <<END
#!/bin/sh
export LD_LIBRARY_PATH="$libraries:$libraries/pulseaudio:$folder/lib/${libraries##*/}"
export FONTCONFIG_FILE="$folder/fonts.conf"
exec "$browser" "\$@"
END
    chmod +x "$program"
fi
echo "$program"
