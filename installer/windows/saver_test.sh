#!/usr/bin/env bash
# The Windows saver and desk under Wine, on an X server of their own: full screen, preview, settings.
#   usage: source installer/windows/saver_test.sh; test_saver     (needs $checkout, $results, note(), a started Wine)
# Pictures of what they show come to build/windows/screenshots.

: "${checkout:?source installer/setup.sh first}" "${results:?say where logs go}"
screenshots=$checkout/build/windows/screenshots

# picture NAME: saves what the display shows; prints how many colours that has.
picture() { "$checkout/build/release/bin/x_picture" "$screenshots/$1.png"; }

# within SECONDS COMMAND…: repeats it until it says 0, or the time is up.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < end)) || return 1
        sleep 0.2
    done
}

# is_painted NAME COLOURS: a surface that nothing has painted has a colour or two.
is_painted() { [ "$(picture "$1" || echo 0)" -gt "$2" ]; }
has_ended() { ! kill -0 "$1" 2>/dev/null; }
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

# check NAME COMMAND…: one line of the results; what it said only when it failed.
check() {
    local name=$1 status=0 log=$results/${1//[^a-z]/-}.log
    shift
    "$@" >"$log" 2>&1 </dev/null || status=1
    ((status == 0)) || cat "$log"
    note "$name" "$status"
}

test_saver() {
    local folder=$results/saver number=$results/display server
    mkdir -p "$folder" "$screenshots"
    rm -f "$number"
    # Without the agent beside them: these are checks of what is shown.
    cp "$checkout/build/windows/release/bin/"gleaner-{saver.scr,desk.exe} "$folder"
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$number" >/dev/null 2>&1 &
    server=$!
    within 30 test -s "$number" || { note "an X server for the saver" 1; return; }
    DISPLAY=:$(<"$number")
    export DISPLAY
    stop_wine # what was started without a display has none for its life
    check "saver /s shows, ends on input" full_screen_shows_and_ends "$folder/gleaner-saver.scr"
    check "saver /p in a preview" preview_is_right "$folder/gleaner-saver.scr"
    check "saver /c opens the settings" settings_open "$folder/gleaner-saver.scr"
    stop_wine
    unset DISPLAY
    kill "$server"
}
