#!/usr/bin/env bash
# The Windows saver and desk under Wine, on an X server of their own: full screen, preview, settings.
#   usage: source installer/windows/saver_test.sh; test_saver     (needs what desktop.sh needs)

: "${checkout:?source installer/setup.sh first}" "${results:?say where logs go}"

desk_window() { xdotool search --name '^Gleaner on this PC$' 2>/dev/null | tail -n 1; }
desk_is_there() { [ -n "$(desk_window)" ]; }
desk_is_gone() {
    local window
    window=$(desk_window)
    [ -n "$window" ] || return 0
    xdotool windowfocus "$window" key Escape
    return 1
}
nudge_until_ended() {
    has_ended "$1" && return 0
    xdotool mousemove_relative 15 10
    return 1
}

full_screen_shows_and_ends() {
    timeout 120 wine "$1" /s &
    local saver=$!
    within 40 is_painted saver-full-screen 300 && within 30 nudge_until_ended "$saver" && wait "$saver"
}
preview_is_right() { timeout 180 wine "$checkout/build/windows/release/bin/preview_host.exe" "Z:${1//\//\\}"; }
settings_open() {
    timeout 60 wine "$1" /c && within 60 desk_is_there && within 30 is_painted desk-settings 60 && within 30 desk_is_gone
}

test_saver() {
    local folder=$results/saver
    mkdir -p "$folder"
    # Without the agent beside them: these are checks of what is shown.
    cp "$checkout/build/windows/release/bin/"gleaner-{saver.scr,desk.exe} "$folder"
    start_desktop 1280x800 || return 0
    check "saver /s shows, ends on input" full_screen_shows_and_ends "$folder/gleaner-saver.scr"
    check "saver /p in a preview" preview_is_right "$folder/gleaner-saver.scr"
    check "saver /c opens the settings" settings_open "$folder/gleaner-saver.scr"
    stop_desktop
}
