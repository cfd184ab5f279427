#!/usr/bin/env bash
# Cross-builds for Windows (installer/windows/build.sh), runs the unit tests under Wine, and compares what the console
# program and the agent compute there with what is computed here.
#   usage: bash installer/windows/test.sh
# Leaves "PASSED FAILED" in build/windows/counts.txt. Where the static Qt is not at hand, says so and exits with 0.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=installer/setup.sh
source "$here/../setup.sh"
readonly seconds_per_program=300
windows=$checkout/build/windows
results=$windows/results
passed=0 failed=0

install_packages desktop
build_release gleaner x_picture
built=0
bash "$here/build.sh" || built=$?
if ((built == 3)); then
    echo "NOT CHECKED for Windows: there is no static Qt in shared/cache beside this checkout."
    echo "Say where one is, and run this again: GLEANER_WINDOWS_QT=…/qt-6.4.2-mingw64-static.tar.xz"
    exit 0
fi
((built == 0)) || die "The Windows build failed; the compiler's words are above."

# Runs one program and adds its tests to the counts. A program that crashes, hangs or says nothing is a failure.
run_program() {
    local name=$1 log=$results/$1.log status=0 program_passed program_failed
    timeout -k 10 "$seconds_per_program" wine "$windows/release/bin/$name.exe" --gtest_color=no >"$log" 2>&1 </dev/null || status=$?
    program_passed=$(sed -nE 's/^\[  PASSED  \] ([0-9]+) tests?\..*/\1/p' "$log")
    program_failed=$(sed -nE 's/^\[  FAILED  \] ([0-9]+) tests?, listed below:.*/\1/p' "$log")
    : "${program_passed:=0}" "${program_failed:=0}"
    if ((status == 124 || status == 137)); then echo "  $name did not end within $seconds_per_program s"; fi
    if ((status != 0 && program_failed == 0)) || ((program_passed + program_failed == 0)); then program_failed=1; fi
    if ((program_failed > 0)); then grep -vE '^\[ +(RUN|OK) ' "$log" | tail -n 60; fi
    printf '  %-32s %4d passed, %d failed\n' "$name" "$program_passed" "$program_failed"
    passed=$((passed + program_passed)) failed=$((failed + program_failed))
}

# Notes the outcome of one check that is not a program of tests.
note() {
    local name=$1 status=$2
    if ((status == 0)); then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    printf '  %-32s %s\n' "$name" "$( ((status == 0)) && echo passed || echo FAILED)"
}

# same_bytes FILE COMPUTATION…: the Windows program through its queues and this system's serially must write the same file.
same_bytes() {
    local file=$1 status=0
    shift
    {
        timeout -k 10 "$seconds_per_program" wine "$windows/release/bin/gleaner.exe" run "$@" \
            --data "$results/data" -o "$results/windows-$file" &&
            "$checkout/build/release/bin/gleaner" run --serial "$@" -o "$results/linux-$file" &&
            cmp "$results/windows-$file" "$results/linux-$file"
    } >"$results/$file.log" 2>&1 </dev/null || status=1
    ((status == 0)) || cat "$results/$file.log"
    note "same bytes: $1" "$status"
}

run_programs() {
    local wanted=$1 program label
    while read -r _ program label; do
        [ "$label" != "$wanted" ] || run_program "$program"
    done <"$windows/release/test_programs.txt"
}

run_programs_on_a_desktop() {
    start_desktop 1280x800 || return 0
    run_programs desktop
    stop_desktop
}

# shellcheck source=installer/windows/wine_environment.sh
source "$here/wine_environment.sh"
# shellcheck source=installer/windows/desktop.sh
source "$here/desktop.sh"
# shellcheck source=installer/windows/saver_test.sh
source "$here/saver_test.sh"
# shellcheck source=installer/windows/window_test.sh
source "$here/window_test.sh"
# shellcheck source=installer/windows/agent_test.sh
source "$here/agent_test.sh"
rm -rf "$results"
mkdir -p "$results"
start_wine
trap stop_wine EXIT
cd "$checkout" # on Wine's drive Z:, so that a path from the root is the same on both systems
run_programs unit

same_bytes mandelbrot.png mandelbrot --width 320 --height 180
same_bytes prices.csv option-pricing --positions resources/examples/positions.csv
test_agent
run_programs_on_a_desktop
test_window
test_saver

while read -r file; do
    [ -z "$file" ] || echo "  not on Windows: $file"
done <"$windows/release/not_on_windows.txt"
echo "$passed $failed" >"$windows/counts.txt"
((failed == 0))
