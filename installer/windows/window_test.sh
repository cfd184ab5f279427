#!/usr/bin/env bash
# The head's window under Wine: hands in the job of a file, computes it and shows the result; the console finds its head.
#   usage: source installer/windows/window_test.sh; test_window     (needs what desktop.sh needs)

: "${checkout:?source installer/setup.sh first}" "${windows:?}" "${results:?}" "${seconds_per_program:?}"

console() { timeout 60 wine "$windows/release/bin/gleaner.exe" "$@" --data "$results/window/head"; }
console_says_done() { console status | grep -q ' done '; }

# Wine shows the icon beside the clock as a window of its own, which may have the focus.
quit_window() { xdotool search --onlyvisible --name '^Gleaner$' windowactivate --sync && xdotool key ctrl+q; }

first_job_is_shown() {
    local folder=$results/window size=(--width 704 --height 440) window
    printf '{"gleaner_job": 1, "computation": "mandelbrot", "title": "First picture", "output": "windows.png",
             "parameters": {"width": 704, "height": 440}}' >"$folder/first.json"
    timeout "$seconds_per_program" wine "$windows/release/bin/gleaner-head.exe" --data "$folder/head" \
        --submit "$folder/first.json" &
    window=$!
    within 120 test -s "$folder/windows.png" &&
        within 60 console_says_done &&
        "$checkout/build/release/bin/gleaner" run --serial mandelbrot "${size[@]}" -o "$folder/linux.png" &&
        cmp "$folder/windows.png" "$folder/linux.png" &&
        within 60 is_painted window-first-job 1500 &&
        quit_window && wait "$window"
}

# Without a console of its own: the subsystem is written in the program.
has_no_console() {
    local program
    for program in gleaner-head.exe gleaner-agent.exe gleaner-desk.exe gleaner-saver.scr; do
        x86_64-w64-mingw32-objdump -p "$windows/release/bin/$program" | grep -E '^Subsystem.*Windows GUI' >/dev/null ||
            { echo "$program opens a console"; return 1; }
    done
}

test_window() {
    rm -rf "$results/window"
    mkdir -p "$results/window"
    start_desktop 1280x800 || return 0
    check "the window does a first job" first_job_is_shown
    check "no program opens a console" has_no_console
    stop_desktop
}
