#!/usr/bin/env bash
# Cross-builds common/, the console program and the unit tests for Windows x86-64 in build/windows/release.
#   usage: bash installer/windows/build.sh
# Takes a static Qt from $GLEANER_WINDOWS_QT, a .tar.xz, or else from ../shared/cache beside the checkout. Exit code:
# 0 built, 1 not built, 3 no such Qt at hand. installer/test.sh calls it by way of installer/windows/test.sh.
set -euo pipefail
# shellcheck source=installer/setup.sh
source "$(dirname "$0")/../setup.sh"

windows=$checkout/build/windows
archive=${GLEANER_WINDOWS_QT:-$checkout/../shared/cache/qt-6.4.2-mingw64-static.tar.xz}
[ -r "$archive" ] || exit 3

# Unpacks Qt anew when the archive is another one than last time.
unpack_qt() {
    local stamp
    stamp=$(sha256sum <"$archive")
    [ "$(cat "$windows/qt/gleaner.stamp" 2>/dev/null)" = "$stamp" ] && return
    rm -rf "$windows/qt"
    mkdir -p "$windows/qt"
    tar -xJf "$archive" -C "$windows/qt" --strip-components=1
    printf '%s\n' "$stamp" >"$windows/qt/gleaner.stamp"
}

# Header-only libraries serve both systems, but /usr/include as a whole must stay out of the search path.
link_headers() {
    mkdir -p "$windows/headers"
    local library
    for library in boost tl CLI toml++; do ln -sfn "/usr/include/$library" "$windows/headers/$library"; done
}

# A program that people are handed may need nothing but what Windows has.
check_imports() {
    local program foreign
    for program in "$windows"/release/bin/*.exe "$windows"/release/bin/*.scr; do
        foreign=$(x86_64-w64-mingw32-objdump -p "$program" | sed -n 's/^.*DLL Name: //p' |
            grep -iE '^(lib|qt6|zlib|boost)' || true)
        [ -z "$foreign" ] || die "$(basename "$program") needs DLLs that Windows does not have: $foreign"
    done
}

install_packages test windows
unpack_qt
bash "$checkout/installer/windows/libraries.sh"
link_headers
configure_when_needed "$windows/release" -G Ninja -S . -B build/windows/release -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_TOOLCHAIN_FILE="$windows/qt/lib/cmake/Qt6/qt.toolchain.cmake" \
    -DQT_CHAINLOAD_TOOLCHAIN_FILE="$checkout/installer/windows/mingw64_toolchain.cmake" \
    -DQT_HOST_PATH=/usr -DGLEANER_HEADER_ONLY_DIR="$windows/headers" \
    -DGLEANER_CRYPTO_DIR="$windows/libraries" \
    -DZLIB_LIBRARY=/usr/x86_64-w64-mingw32/lib/libz.a -DZLIB_INCLUDE_DIR=/usr/x86_64-w64-mingw32/include
build_folder "$windows/release" all
check_imports
