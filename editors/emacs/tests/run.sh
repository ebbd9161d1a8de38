#!/usr/bin/env bash
# run.sh [words of a test's name]
#
# Tests the configuration of docs/editors/emacs.md and the server in a real Emacs in a terminal,
# installing it if it is missing. Exit 0: all passed, or there is no Emacs to be had here; where CI
# is set, that is a failure too.
#
#   DESKCHECK_BIN    the program to test, instead of building one
#   DESKCHECK_EMACS  the Emacs to test in, instead of installing one; `emacsclient` lies beside it
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../test/terminal.sh"

# Every place that is marked stands behind letters of two, three and four bytes.
DRAFT='# Harbour board votes

Mirela Draghicescu, who leads the harbour board, opened the meeting.

“C’est décidé 🎉,” Draghicesku said; TK members voted against.
'
FOUND='name-variant: Draghicesku, placeholder: TK'

# Opens a draft with what the page says, and what a test needs.
edits() {
    { cat "$here/init.el"; blocks emacs.md elisp 1; } >"$home/.emacs"
    opens "$emacs" --no-splash "$1"
    waits 'Emacs to listen' test -S "$home/socket"
}

# The value of a Lisp expression.
value() {
    "$(dirname "$emacs")/emacsclient" --socket-name "$home/socket" --eval "$1"
}

# Waits until an expression has a value.
has() {
    waits "$1 to be $2, and it is $(value "$1")" has_now "$1" "$2"
}

has_now() {
    [ "$(value "$1")" = "$2" ]
}

# Waits until the findings are these and no others.
finds() {
    has '(found)' "\"$1\""
}

# Waits until the draft has just this text.
reads() {
    waits "the draft to be “$1”" reads_now "$1"
}

reads_now() {
    value '(with-current-buffer (window-buffer) (write-region nil nil "~/now" nil t))' && [ "$(cat "$home/now")" = "${1%$'\n'}" ]
}

# Runs a command by its name.
command_() {
    keys M-x
    types "$1"
    keys Enter
}

taken_back() {
    keys C-g
}

# Goes behind the next place of some words.
goes_behind() {
    keys C-s
    types "$1"
    keys Enter
}

test_findings_are_where_they_belong_after_letters_of_many_bytes() {
    draft story.md "$DRAFT"
    edits story.md
    finds "$FOUND"
    gets '“Draghicesku” is spelled “Draghicescu” elsewhere, once' command_ flymake-goto-next-error
}

test_plain_text_is_read_too_with_line_ends_as_windows_has_them() {
    draft wire.txt $'HARBOUR VOTE\r\n\r\nThe board met TK times.\r\n'
    edits wire.txt
    finds 'placeholder: TK'
}

test_other_kinds_of_text_are_left_alone() {
    draft notes.org $'* TK\n'
    edits notes.org
    types ' TK'
    has '(with-current-buffer (window-buffer)
           (list (buffer-substring-no-properties 1 5) major-mode (featurep (quote eglot))))' '(" TK*" org-mode nil)'
}

# Asks for the note and shows all of it.
hovers() {
    command_ eldoc
    keys C-h .
}

test_hover_shows_the_evidence() {
    draft story.md "$DRAFT"
    edits story.md
    finds "$FOUND"
    gets '“Draghicesku” is spelled “Draghicescu” elsewhere, once' command_ flymake-goto-next-error
    gets 'One name in two spellings' hovers
    shows 'line 3: “Mirela Draghicescu” here'
}

test_a_quick_fix_changes_the_draft_and_takes_its_finding_away_and_undo_brings_both_back() {
    draft story.md "$DRAFT"
    edits story.md
    finds "$FOUND"
    gets '“Draghicesku” is spelled “Draghicescu” elsewhere, once' command_ flymake-goto-next-error
    gets 'Change to “Draghicescu”' command_ eglot-code-actions
    keys Enter
    reads "${DRAFT/Draghicesku/Draghicescu}"
    finds 'placeholder: TK'
    keys C-_
    finds "$FOUND"
    reads "$DRAFT"
}

test_typing_brings_a_finding_and_mending_takes_it_away() {
    draft story.md '“Déjà vu 🎉,” said Mirela Draghicescu.'
    edits story.md
    shows eglot:
    keys M-'>'
    types ' The board met TK times.'
    finds 'placeholder: TK'
    keys M-b M-b M-d
    types three
    finds ''
    holds story.md '“Déjà vu 🎉,” said Mirela Draghicescu.' || { echo 'the file was written'; exit 1; }
}

test_edits_above_move_a_finding() {
    draft story.md $'“🎉🎉 é”\n\nThe board met TK times.\n'
    edits story.md
    finds 'placeholder: TK'
    types 'é🇫🇷 ünï'
    keys M-'<' Enter C-p
    types 'new line'
    finds 'placeholder: TK'
    reads $'new line\né🇫🇷 ünï“🎉🎉 é”\n\nThe board met TK times.\n'
    keys M-'>' C-p C-e M-b M-b
    types 'ß🎉 '
    reads $'new line\né🇫🇷 ünï“🎉🎉 é”\n\nThe board met ß🎉 TK times.\n'
    finds 'placeholder: TK'
}

# Where the cursor is: the line, and the word behind it.
PLACE='(with-current-buffer (window-buffer) (format "%s:%s" (line-number-at-pos) (current-word)))'

test_from_a_name_one_gets_to_its_first_mention_and_to_all_of_them() {
    draft story.md "$DRAFT
“Trop tard 🎉,” Draghicescu said.
"
    edits story.md
    finds "$FOUND"
    keys M-'>' C-p
    goes_behind Draghi
    has "$PLACE" '"7:Draghicescu"'
    keys M-.
    has "$PLACE" '"3:Mirela"'
    gets '3:Mirela Draghicescu, who leads' keys M-?
    shows '7:“Trop tard 🎉,” Draghicescu said'
}

test_a_person_is_renamed_everywhere() {
    draft story.md "$DRAFT
“Trop tard 🎉,” Draghicescu’s lawyer said.
"
    edits story.md
    finds "$FOUND"
    goes_behind 'Mirela Draghi'
    gets 'Rename' command_ eglot-rename
    types 'Mirela Ionescu'
    keys Enter
    shows 'Mirela Ionescu, who leads' '“Trop tard 🎉,” Ionescu’s lawyer'
}

# Whether the outline has a heading, a person and a figure.
OUTLINE='(with-current-buffer (window-buffer)
  (let ((index (format "%s" (imenu--make-index-alist))))
    (mapcar (lambda (name) (and (string-search name index) t))
            (list "Harbour board votes" "Mirela Draghicescu" "12,000 cars"))))'

test_the_outline_has_headings_people_and_figures() {
    draft story.md "$DRAFT
About 12,000 cars cross the bridge.
"
    edits story.md
    shows '[eglot:desk]'
    has "$OUTLINE" '(t t t)'
}

test_the_day_behind_a_weekday_is_shown_if_the_desk_wants_hints() {
    draft deskcheck.toml $'[editor]\ninlay-hints = true\n'
    draft story.md $'---\ndate: 2026-03-06\n---\n\n“Décidé 🎉,” the council said on Tuesday, and left.\n'
    edits story.md
    shows 'on Tuesday 3 March'
}

test_the_settings_file_of_the_desk_counts() {
    draft deskcheck.toml $'[checks]\nplaceholder = "off"\n'
    draft story.md "$DRAFT"
    edits story.md
    finds 'name-variant: Draghicesku'
}

test_a_server_that_was_killed_comes_back_by_itself() {
    draft story.md "$DRAFT"
    edits story.md
    finds "$FOUND"
    local before
    before=$(server)
    kill -KILL "$before"
    waits 'another server' another "$before"
    types 'TKTK '
    finds "placeholder: TKTK, $FOUND"
}

another() {
    local now
    now=$(server) && [ "$now" != "$1" ]
}

test_the_server_ends_with_its_editor() {
    draft story.md "$DRAFT"
    edits story.md
    finds "$FOUND"
    local server
    server=$(server)
    keys C-x C-c
    waits 'the server to end' ended "$server"
}

has_program
if emacs=${DESKCHECK_EMACS:-$("$repository/editors/test/emacs.sh" trixie)}; then
    runs "$("$emacs" --version | head -n 1)" "$*"
else
    cannot_be_had 'Emacs from Debian trixie'
fi
ends
