#!/usr/bin/env bash
# An X server of its own for what shows windows under Wine, and ways to look at it.
#   usage: source installer/windows/desktop.sh; start_desktop 1280x800; … ; stop_desktop
# Needs $checkout, $results, note(), a started Wine, and x_picture built. Pictures come to build/windows/screenshots.

: "${checkout:?source installer/setup.sh first}" "${results:?say where logs go}"
screenshots=$checkout/build/windows/screenshots
desktop_programs=()

# start_desktop SIZE: $DISPLAY names it from then on; openbox is its window manager. 1 when there is none.
start_desktop() {
    local number=$results/display
    mkdir -p "$screenshots"
    rm -f "$number"
    stop_wine # what was started without a display has none for its life; Wine looks for one when it starts
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp -noreset 3>"$number" >"$results/xvfb.log" 2>&1 &
    desktop_programs=($!)
    within 60 test -s "$number" || { note "an X server" 1; return 1; }
    DISPLAY=:$(<"$number")
    export DISPLAY
    openbox >"$results/openbox.log" 2>&1 &
    desktop_programs+=($!)
}

stop_desktop() {
    stop_wine
    unset DISPLAY
    kill "${desktop_programs[@]}" || true # a window manager goes with its server
    wait "${desktop_programs[@]}" || true
}

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

# check NAME COMMAND…: one line of the results; what it said only when it failed.
check() {
    local name=$1 status=0 log=$results/${1//[^a-z]/-}.log
    shift
    "$@" >"$log" 2>&1 </dev/null || status=1
    ((status == 0)) || cat "$log"
    note "$name" "$status"
}
