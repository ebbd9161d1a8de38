#!/usr/bin/env bash
# emacs.sh SUITE
#
# Prints the path of a real Emacs for terminals as Debian's SUITE has it, with markdown-mode, unpacked
# under target/editors and kept there: trixie has 30.1. `emacsclient` lies beside it. Exit 3 as in
# debian.sh.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$here/../../target/editors/emacs-$1

# Emacs looks for its Lisp and its memory image where Debian installs them. Without the image it
# would load every file anew.
wrap() {
    local share libexec
    share=$(echo "$folder"/usr/share/emacs/[0-9]*)
    libexec=$(dirname "$folder"/usr/libexec/emacs/*/*/emacs-*.pdmp)
    local markdown
    markdown=$(echo "$folder"/usr/share/emacs/site-lisp/elpa-src/markdown-mode-*)
    cat >"$folder/emacs" <<END
#!/bin/sh
export EMACSLOADPATH='$markdown:$share/lisp' EMACSDATA='$share/etc' EMACSDOC='$share/etc' EMACSPATH='$libexec'
exec '$folder/usr/bin/emacs-nox' --dump-file='$(echo "$libexec"/emacs-*.pdmp)' "\$@"
END
    chmod +x "$folder/emacs"
    ln -s usr/bin/emacsclient.emacs "$folder/emacsclient"
}

if ! "$folder/emacs" --version >/dev/null 2>&1; then
    rm -rf "$folder"
    "$here/debian.sh" "$1" "$folder" emacs-nox elpa-markdown-mode patchelf
    folder=$(cd "$folder" && pwd)
    "$here/relocate.sh" "$folder" usr/bin/emacs-nox usr/bin/emacsclient.emacs
    wrap
fi
echo "$(cd "$folder" && pwd)/emacs"
