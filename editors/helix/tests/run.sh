#!/usr/bin/env bash
# run.sh [words of a test's name]
#
# Tests the configuration of docs/editors/helix.md and the server in real Helixes, an older one to
# which diagnostics are pushed and one that pulls them, installing what is missing. Exit 0: all
# passed, or there is no Helix to be had here; where CI is set, that is a failure too.
#
#   DESKCHECK_BIN    the program to test, instead of building one
#   DESKCHECK_HELIX  Helixes to test in, instead of installing them: paths with spaces between
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../test/terminal.sh"

# Every place that is marked stands behind letters of two, three and four bytes.
DRAFT='# Harbour board votes

Mirela Draghicescu, who leads the harbour board, opened the meeting.

“C’est décidé 🎉,” Draghicesku said; TK members voted against.
'
VARIANT='“Draghicesku” is spelled “Draghicescu” elsewhere'
MARK='“TK” is still to be filled in'

# Opens a draft with what the page says, and nothing else; with hints if `hints` is set.
edits() {
    mkdir -p "$home/.config/helix"
    blocks helix.md toml 1 >"$home/.config/helix/languages.toml"
    blocks helix.md toml 2 >"$home/.config/helix/config.toml"
    [ -z "${hints:-}" ] || blocks helix.md toml 3 >>"$home/.config/helix/config.toml"
    opens "$helix" "$1"
    # Keys that come before it listens are taken for others.
    shows ' NOR '
}

# Leaves insert mode, once what was typed has led there. A key that follows Escape at once would be one
# with Alt.
leaves() {
    shows ' INS '
    keys Escape
    shows ' NOR '
}

taken_back() {
    keys Escape
    sleep 0.2
}

# Selects the next place of some words; of the line one is in, all messages are shown whole.
finds() {
    types "/$1"
    keys Enter
}

test_findings_stand_beside_the_text() {
    draft story.md "$DRAFT"
    edits story.md
    shows "$MARK"
    finds said
    shows "$MARK" "$VARIANT"
}

test_the_marked_words_are_selected_whole_after_letters_of_many_bytes() {
    draft story.md "$DRAFT"
    edits story.md
    shows "$MARK"
    types ']dcX'
    leaves
    types ']dcY'
    leaves
    types ':w'
    keys Enter
    becomes story.md "${DRAFT/Draghicesku said; TK/X said; Y}"
}

test_plain_text_is_read_too_with_line_ends_as_windows_has_them() {
    draft wire.txt $'HARBOUR VOTE\r\n\r\nThe board met TK times.\r\n'
    edits wire.txt
    shows "$MARK"
}

test_hover_shows_the_evidence() {
    draft story.md "$DRAFT"
    edits story.md
    shows "$MARK"
    finds Draghicesku
    gets 'name-variant' types ' k'
    shows 'line 3: “Mirela Draghicescu” here'
}

test_a_quick_fix_changes_the_draft_and_takes_its_finding_away_and_undo_brings_both_back() {
    draft story.md "$DRAFT"
    edits story.md
    finds Draghicesku
    shows "$MARK" "$VARIANT"
    gets 'Change to “Draghicescu”' types ' a'
    keys Enter
    shows ' Draghicescu said'
    loses "$VARIANT"
    types u
    shows ' Draghicesku said' "$VARIANT"
}

test_typing_brings_a_finding_and_mending_takes_it_away() {
    draft story.md '“Déjà vu 🎉,” said Mirela Draghicescu.'
    edits story.md
    shows 'Draghicescu.'
    types 'A The board met TK times.'
    shows "$MARK"
    keys BSpace BSpace BSpace BSpace BSpace BSpace BSpace BSpace BSpace
    types 'three times.'
    loses "$MARK"
    holds story.md '“Déjà vu 🎉,” said Mirela Draghicescu.' || { echo 'the file was written'; exit 1; }
}

test_edits_above_move_a_finding() {
    draft story.md $'“🎉🎉 é”\n\nThe board met TK times.\n'
    edits story.md
    shows "$MARK"
    types 'ggié🇫🇷 ünï'
    leaves
    types 'Onew line'
    leaves
    types ']dcthree'
    leaves
    types ':w'
    keys Enter
    becomes story.md $'new line\né🇫🇷 ünï“🎉🎉 é”\n\nThe board met three times.\n'
}

test_from_a_name_one_gets_to_its_first_mention_and_to_all_of_them() {
    draft story.md "$DRAFT
“Trop tard 🎉,” Draghicescu said.
"
    edits story.md
    shows "$MARK"
    types ':7'
    keys Enter
    finds ' Draghicescu'
    gets '1 sel  3:' types 'gd'
    gets 'story.md:3' types 'gr'
    shows 'story.md:7'
}

test_a_person_is_renamed_everywhere() {
    draft story.md "$DRAFT
“Trop tard 🎉,” Draghicescu’s lawyer said.
"
    edits story.md
    shows "$MARK"
    finds 'Draghicescu,'
    gets 'rename-to:' types ' r'
    keys C-u
    types 'Mirela Ionescu'
    keys Enter
    shows 'Mirela Ionescu, who leads' '“Trop tard 🎉,” Ionescu’s lawyer'
}

test_the_outline_has_headings_people_and_figures() {
    draft story.md "$DRAFT
About 12,000 cars cross the bridge.
"
    edits story.md
    shows "$MARK"
    gets '12,000 cars' types ' s'
    shows 'Mirela Draghicescu'
}

test_the_day_behind_a_weekday_is_shown_if_the_desk_wants_hints() {
    draft deskcheck.toml $'[editor]\ninlay-hints = true\n'
    draft story.md $'---\ndate: 2026-03-06\n---\n\n“Décidé 🎉,” the council said on Tuesday, and left.\n'
    hints=true edits story.md
    shows 'on Tuesday 3 March'
}

test_the_settings_file_of_the_desk_counts() {
    draft deskcheck.toml $'[checks]\nplaceholder = "off"\n'
    draft story.md "$DRAFT"
    edits story.md
    finds Draghicesku
    shows "$VARIANT"
    on_screen "$MARK" && { echo 'what is off is shown'; exit 1; }
    return 0
}

test_a_server_that_was_killed_is_brought_back_by_lsp_restart() {
    draft story.md "$DRAFT"
    edits story.md
    shows "$MARK"
    kill -KILL "$(server)"
    types ':lsp-restart'
    keys Enter
    types 'ggA TKTK'
    leaves
    shows '“TKTK” is still to be filled in' "$MARK"
}

test_the_server_ends_with_its_editor() {
    draft story.md "$DRAFT"
    edits story.md
    shows "$MARK"
    local server
    server=$(server)
    types ':q!'
    keys Enter
    waits 'the server to end' ended "$server"
}

has_program
for suite in trixie forky; do
    [ -z "${DESKCHECK_HELIX:-}" ] || break
    installed=$("$repository/editors/test/helix.sh" "$suite") || cannot_be_had "Helix from Debian $suite"
    helixes+=" $installed"
done
for helix in ${DESKCHECK_HELIX:-$helixes}; do
    runs "$("$helix" --version)" "$*"
done
ends
