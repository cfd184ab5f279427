#!/usr/bin/env bash
# Makes a bare Debian 12 able to build Gleaner, and builds it in build/release.
#   usage: bash installer/setup.sh           installs what is missing, configures, builds the programs
#          bash installer/setup.sh TARGET…   the same with other targets; `all` has the tests and benchmarks, too
#          source installer/setup.sh         gives the functions below to a script that sets -euo pipefail
# Needs root or sudo only when a package of installer/packages.txt is missing. Run again with nothing changed, it
# takes seconds.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly checkout
started=$SECONDS

# A heading with the time since the script began.
section() { printf '\n== %s  [%d:%02d]\n' "$1" $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60)); }

# Says why and leaves.
die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# As many compilers as there are cores, but no more than one for each GiB of memory that is free.
parallel_jobs() {
    local cores gibibytes
    cores=$(nproc)
    gibibytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    ((gibibytes >= 1)) || gibibytes=1
    echo $((cores < gibibytes ? cores : gibibytes))
}

# The packages of the given groups that dpkg does not have.
missing_packages() {
    local group package rest
    while read -r group package rest; do
        [[ " $* " == *" $group "* ]] || continue
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done <"$checkout/installer/packages.txt"
}

# Installs what is missing of the given groups; touches apt only then.
install_packages() {
    local missing privilege=() log=$checkout/build/apt.log
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "Not root and no sudo. Have these packages installed, then run this again: ${missing[*]}"
        privilege=(sudo)
    fi
    echo "Installing ${missing[*]}"
    mkdir -p "$checkout/build"
    local apt=("${privilege[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -yq
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        die "apt could not install these packages (all of its output: build/apt.log). Install them by hand, or run this again."
    fi
}

# Names of all CMake files: a folder that came or went is the one thing that Ninja does not notice by itself.
cmake_files() {
    (cd "$checkout" && find . -path ./build -prune -o \( -name CMakeLists.txt -o -name CMakePresets.json \) -print | sort)
}

# configure_when_needed BUILD_FOLDER CMAKE_ARGUMENTS…: runs CMake when the folder is new, was moved here, or its input changed.
configure_when_needed() {
    local folder=$1 stamp cache=$1/CMakeCache.txt
    shift
    stamp=$(printf '%s\n' "$*" "$(cmake_files)" "$(cat "$checkout/CMakePresets.json")")
    if [ -e "$folder/build.ninja" ] && [ "$(cat "$folder/configured.stamp" 2>/dev/null)" = "$stamp" ]; then return 0; fi
    if [ -e "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$checkout" "$cache"; then rm -rf "$folder"; fi
    mkdir -p "$folder"
    if ! (cd "$checkout" && cmake "$@") >"$folder/configure.log" 2>&1; then
        cat "$folder/configure.log" >&2
        die "CMake could not configure $folder; its own words are above."
    fi
    printf '%s\n' "$stamp" >"$folder/configured.stamp"
}

# build_folder BUILD_FOLDER TARGET…: on a terminal Ninja shows where it is; elsewhere only what went wrong.
build_folder() {
    local folder=$1 quiet=()
    shift
    [ -t 1 ] || quiet=(-- --quiet)
    cmake --build "$folder" -j "$(parallel_jobs)" --target "$@" "${quiet[@]}"
}

# build_release TARGET…: builds these targets of the preset `release`; `all` is every one.
build_release() {
    configure_when_needed "$checkout/build/release" --preset release
    build_folder "$checkout/build/release" "$@"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    section "Packages"
    install_packages build test
    section "Build"
    (($#)) || set -- gleaner gleaner-head gleaner-agent gleaner-desk gleaner-saver
    build_release "$@"
fi
