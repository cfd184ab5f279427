#!/usr/bin/env bash
# The main job on one machine: a head and two worker processes compute over HTTP, and the result is compared with
# the same job done serially, byte by byte.
#   usage: bash installer/demo.sh
# Installs what is missing and builds first (installer/setup.sh). Leaves the picture and the prices in build/demo/.
# Exit code: 0 when both results are identical, 1 otherwise.
set -euo pipefail
# shellcheck source=installer/setup.sh
source "$(dirname "$0")/setup.sh"

readonly output=$checkout/build/demo
readonly gleaner=$checkout/build/release/bin/gleaner
readonly picture=(mandelbrot --width 3840 --height 2160)
readonly position_count=10000
processes=()
work=

# Ends the head and the workers cleanly (bash makes background processes deaf to Ctrl-C) and throws their data away.
clean_up() {
    local process
    for process in "${processes[@]}"; do kill -TERM "$process" 2>/dev/null || true; done
    for process in "${processes[@]}"; do wait "$process" 2>/dev/null || true; done
    [ -z "$work" ] || rm -rf "$work"
}

# in_background NAME COMMAND…: starts a process whose words go to build/demo/NAME.log.
in_background() {
    local name=$1
    shift
    "$@" >"$output/$name.log" 2>&1 </dev/null &
    processes+=($!)
}

# Waits until the head has written where its queues are; that file is the last thing it does before it is ready.
wait_for_head() {
    local waited
    for ((waited = 0; waited < 300; ++waited)); do
        [ ! -s "$work/data/connection" ] || return 0
        kill -0 "${processes[0]}" 2>/dev/null || break
        sleep 0.1
    done
    cat "$output/head.log" >&2
    die "The head did not start; its own words are above."
}

# now_ms: milliseconds since the epoch.
now_ms() { date +%s%3N; }

# seconds MILLISECONDS: as a person reads them.
seconds() { printf '%d.%d s' $(($1 / 1000)) $(($1 % 1000 / 100)); }

# compare FILE COMPUTATION…: the job by head and workers, then serially, then both results side by side.
compare() {
    local file=$1 begun distributed serial hash
    shift
    section "$1: by a head and two workers"
    begun=$(now_ms)
    "$gleaner" submit --data "$work/data" --wait "$@" -o "$output/$file"
    distributed=$(($(now_ms) - begun))
    section "$1: serially, for comparing"
    begun=$(now_ms)
    "$gleaner" run --serial "$@" -o "$work/serial-$file"
    serial=$(($(now_ms) - begun))
    cmp "$output/$file" "$work/serial-$file" || die "$file differs from the serial result. That must never be: please report it."
    hash=$(sha256sum <"$output/$file")
    verdicts+=("$file: identical bytes ($(stat -c %s "$output/$file")), SHA-256 ${hash%% *}"
        "  head and two workers $(seconds "$distributed"), serially $(seconds "$serial")")
}

section "Packages"
install_packages build test
section "Build"
build_release gleaner make_positions

trap clean_up EXIT
rm -rf "$output"
mkdir -p "$output"
work=$(mktemp -d)
"$checkout/build/release/bin/make_positions" "$position_count" 1 >"$output/positions.csv"

section "A head and two workers start"
in_background head "$gleaner" serve --data "$work/data" --listen 127.0.0.1:0 --local-compute off
wait_for_head
for name in worker-1 worker-2; do
    in_background "$name" "$gleaner" work --connect "@$work/data/connection" --name "$name" --processors 1
done
cat "$output/head.log"

verdicts=()
compare mandelbrot.png "${picture[@]}"
compare prices.csv option-pricing --positions "$output/positions.csv"

section "Outcome"
printf '%s\n' "${verdicts[@]}"
echo "The picture is build/demo/mandelbrot.png, the prices are build/demo/prices.csv."
