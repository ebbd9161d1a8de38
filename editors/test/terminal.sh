# terminal.sh: for tests that drive an editor in a real terminal as its user does, by keys and by
# what the screen shows. To be sourced by editors/EDITOR/tests/run.sh, which then writes a function
# for each test, `test_what_is_shown`, and calls `runs`.
#
# Each test has a home of its own, with an empty `desk` for drafts, and a `bin` on the PATH that has
# the program to test. A test waits for what it wants to see; it fails when that never comes. A test that
# fails is run once more: what is broken fails again, what a machine under load lost does not.

here=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
repository=$(cd "$here/../../.." && pwd)

# How long to wait for what ought to come, in seconds. A machine under load is slow.
PATIENCE=${PATIENCE:-20}

# Builds the program to test, unless DESKCHECK_BIN names one.
has_program() {
    if [ -z "${DESKCHECK_BIN:-}" ]; then
        (cd "$repository" && cargo build --quiet --bin deskcheck)
        DESKCHECK_BIN=${CARGO_TARGET_DIR:-$repository/target}/debug/deskcheck
    fi
    DESKCHECK_BIN=$(realpath "$DESKCHECK_BIN")
    "$DESKCHECK_BIN" --version
}

# Says that an editor cannot be had on this machine; a failure where CI is set.
cannot_be_had() {
    echo "no $1: its packages cannot be had on this machine" >&2
    [ -z "${CI:-}" ] || exit 1
}

# The code blocks of a kind on a page of docs/editors: `blocks helix.md toml 1` is the first of them.
blocks() {
    awk -v kind="$2" -v wanted="$3" '
        $0 == "```" kind { inside = 1; count++; next }
        $0 == "```" { inside = 0 }
        inside && count == wanted' "$repository/docs/editors/$1"
}

# After so many failures something is broken for all, and the others would only take their time.
ENOUGH=4

passed=0 failures=()

# runs VERSION [WORDS]: runs the tests whose name has the words, in the editor named.
runs() {
    local version=$1 only=${2:-} test name start how code why first
    tmux=$("$repository/editors/test/tmux.sh") || { cannot_be_had tmux; return; }
    echo "$version"
    for test in $(declare -F | awk '$3 ~ /^test_/ { print $3 }'); do
        name=${test#test_}
        name=${name//_/ }
        [[ $name == *"$only"* ]] || continue
        if [ ${#failures[@]} -ge $ENOUGH ]; then
            echo '  the others are not run: too many have failed'
            return
        fi
        start=$(date +%s%N)
        how=
        why=
        attempt "$test"
        if [ $code != 0 ]; then
            how=', at the second try'
            first=$why
            attempt "$test"
            why=$first
        fi
        if [ $code = 0 ]; then
            passed=$((passed + 1))
            printf '  ok     '
        else
            failures+=("$version: $name")
            how=
            printf '  FAILED '
        fi
        printf '%s (%d ms%s)\n' "$name" $((($(date +%s%N) - start) / 1000000)) "$how"
        # Of a screen only the lines with something on them.
        [ -z "$why" ] || grep -v '^[[:space:]~]*$' <<<"$why" | sed 's/^/         /'
    done
}

# Runs one test and leaves its result in `code` and what it said in `why`.
attempt() {
    # Below an `if` a command that fails would not end the test.
    set +e
    why=$(set -e; alone "$1" 2>&1)
    code=$?
    set -e
}

# The last lines of all tests; the failures once more, where a log that is cut still has them.
ends() {
    echo "$passed passed, ${#failures[@]} failed"
    [ ${#failures[@]} = 0 ] || { printf '  FAILED %s\n' "${failures[@]}"; return 1; }
}

# Runs one test in a home of its own and cleans up after it.
alone() (
    home=$(mktemp -d)
    desk=$home/desk
    mkdir -p "$home/bin" "$desk" "$home/.config"
    ln -s "$DESKCHECK_BIN" "$home/bin/deskcheck"
    # A short name: the socket's path must not be longer than 100 bytes or so.
    socket=$home/tmux
    trap 'closes; rm -rf "$home"' EXIT
    "$1"
)

# Writes a file below the desk: `draft story.md 'text'`.
draft() {
    printf '%s' "$2" >"$desk/$1"
}

# Starts a program in the terminal, in the desk.
opens() {
    env -i HOME="$home" PATH="$home/bin:$PATH" LANG=C.UTF-8 SHELL=/bin/sh TERM=xterm-256color \
        "$tmux" -u -S "$socket" -f /dev/null new-session -d -x 110 -y 30 -c "$desk" "$@" \; \
        set -g escape-time 0
}

# Ends the editor, however it is, and waits for its end.
closes() {
    local editor end=$((SECONDS + PATIENCE))
    editor=$(editor 2>/dev/null) || return 0
    "$tmux" -S "$socket" kill-server
    until ended "$editor"; do
        [ $SECONDS -lt $end ] || kill -KILL "$editor"
        sleep 0.03
    done
}

# Whether a process has ended; one that nobody has asked for its result yet has.
ended() {
    ! grep -qs '^State:[[:space:]]*[^ZX[:space:]]' "/proc/$1/status"
}

# Presses keys, by tmux's names for them.
keys() {
    "$tmux" -S "$socket" send-keys "$@"
}

# Types text, letter by letter.
types() {
    "$tmux" -S "$socket" send-keys -l -- "$1"
}

screen() {
    "$tmux" -S "$socket" capture-pane -p
}

# waits WHAT COMMAND...: until the command succeeds; the test fails if it never does.
waits() {
    local what=$1 end=$((SECONDS + PATIENCE))
    shift
    until "$@" >/dev/null 2>&1; do
        if [ $SECONDS -ge $end ]; then
            echo "waited in vain for $what; on the screen:"
            screen
            exit 1
        fi
        sleep 0.03
    done
}

# Waits until the screen shows each of the texts.
shows() {
    local text
    for text in "$@"; do
        waits "“$text” on the screen" on_screen "$text"
    done
}

on_screen() {
    screen | grep -qF -- "$1"
}

# gets TEXT COMMAND...: runs a command, anew until the screen shows the text. What an editor asks of the
# server comes to nothing if the server is not ready or something else happens meanwhile. Between two
# tries it is `taken_back`, which an editor's tests define.
gets() {
    local text=$1 end=$((SECONDS + PATIENCE))
    shift
    while :; do
        "$@"
        shown_soon "$text" && return
        [ $SECONDS -lt $end ] || shows "$text"
        taken_back
    done
}

shown_soon() {
    local end=$((SECONDS + 5))
    until on_screen "$1"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.03
    done
}

# Waits until a text that was on the screen has gone from it.
loses() {
    waits "“$1” to go" off_screen "$1"
}

off_screen() {
    ! on_screen "$1"
}

# Waits until a file of the desk has just this text.
becomes() {
    waits "$1 to be “$2”, and it is “$(cat "$desk/$1" 2>/dev/null)”" holds "$1" "$2"
}

holds() {
    [ "$(cat "$desk/$1")" = "${2%$'\n'}" ]
}

# The process of the server that the editor started.
server() {
    local status editor
    editor=$(editor)
    for status in $(grep -lsx "PPid:[[:space:]]*$editor" /proc/[0-9]*/status); do
        if grep -qsx 'Name:[[:space:]]*deskcheck' "$status"; then
            basename "$(dirname "$status")"
            return
        fi
    done
    echo 'no server runs' >&2
    return 1
}

editor() {
    "$tmux" -S "$socket" list-panes -F '#{pane_pid}'
}
