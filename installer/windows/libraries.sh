#!/usr/bin/env bash
# Builds mbedTLS, libsodium and libqrcodegencpp for Windows x86-64, as static libraries, from Debian's source packages.
#   usage: bash installer/windows/libraries.sh
# They come into build/windows/libraries (include/, lib/) and stay there until this file changes; that takes a minute and
# needs the Debian mirror. installer/windows/build.sh calls it.
set -euo pipefail
# shellcheck source=installer/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/../setup.sh"

libraries=$checkout/build/windows/libraries
log=$libraries/build.log
compiler=x86_64-w64-mingw32-gcc-posix
cxx_compiler=x86_64-w64-mingw32-g++-posix
archiver=x86_64-w64-mingw32-gcc-ar-posix

# Where this machine gets Debian 12 from.
mirror() {
    local site
    # shellcheck disable=SC2016 # apt's own variable
    site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' \
        'Codename: bookworm' 2>/dev/null | sed -n 's/^cdrom:.*//; /^http/{p;q}')
    echo "${site:-http://deb.debian.org/debian}"
}

# Leaves the unpacked sources (but of libqrcodegencpp patched by Debian) in $libraries/source, checked by apt's own signatures. No list of the
# system's is touched.
fetch_sources() {
    local state=$libraries/apt
    mkdir -p "$state/lists/partial" "$libraries/source"
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) bookworm main" >"$state/sources.list"
    local options
    options=(-o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$state/lists"
        -o Dir::Cache="$state" -o APT::Sandbox::User=root -o Acquire::Retries=3 -o Acquire::Languages=none)
    (cd "$libraries/source" && apt-get "${options[@]}" update && apt-get "${options[@]}" source mbedtls libsodium &&
        apt-get "${options[@]}" --tar-only source qr-code-generator && # Debian's patches are for its own build
        tar -xzf qr-code-generator_*.orig.tar.gz)
}

build_mbedtls() {
    local source
    source=$(echo "$libraries"/source/mbedtls-*/)
    make -C "$source/library" -j "$(parallel_jobs)" CC="$1" AR=$archiver WINDOWS_BUILD=1 CFLAGS=-O2 libmbedcrypto.a libmbedx509.a
    cp "$source"/library/libmbed{crypto,x509}.a "$libraries/lib/"
    cp -r "$source/include/mbedtls" "$source/include/psa" "$libraries/include/"
}

# Debian's source comes without its configure script. Without what that finds out, the portable C is compiled: signatures
# are all we need.
build_libsodium() {
    local source objects=$libraries/source/sodium-objects
    source=$(echo "$libraries"/source/libsodium-*/)
    mkdir -p "$objects"
    cp "$source/builds/msvc/version.h" "$source/src/libsodium/include/sodium/version.h"
    (cd "$source/src/libsodium" && find . -name '*.c' | while read -r file; do
        printf '%s\0' "$1 -O2 -w -DSODIUM_STATIC -DCONFIGURED=1 -Iinclude -Iinclude/sodium -c $file -o $objects/$(tr ./ __ <<<"$file").o"
    done | xargs -0 -P "$(parallel_jobs)" -I '{}' sh -c '{}')
    rm -f "$libraries/lib/libsodium.a"
    $archiver rcs "$libraries/lib/libsodium.a" "$objects"/*.o
    cp -r "$source/src/libsodium/include/sodium" "$source/src/libsodium/include/sodium.h" "$libraries/include/"
}

build_qrcodegen() {
    local source
    source=$(echo "$libraries"/source/QR-Code-generator-*/cpp)
    rm -f "$libraries/lib/libqrcodegencpp.a"
    mkdir -p "$libraries/include/qrcodegen"
    $1 -O2 -std=c++17 -c "$source/qrcodegen.cpp" -o "$libraries/source/qrcodegen.o" &&
        $archiver rcs "$libraries/lib/libqrcodegencpp.a" "$libraries/source/qrcodegen.o" &&
        cp "$source/qrcodegen.hpp" "$libraries/include/qrcodegen/"
}

stamp=$(sha256sum <"${BASH_SOURCE[0]}")
if [ "$(cat "$libraries/built.stamp" 2>/dev/null)" = "$stamp" ]; then exit 0; fi
rm -rf "$libraries"
mkdir -p "$libraries/lib" "$libraries/include"
echo "Building mbedTLS, libsodium and libqrcodegencpp for Windows"
cc=$compiler cxx=$cxx_compiler
if command -v ccache >/dev/null; then cc="ccache $compiler" cxx="ccache $cxx_compiler"; fi
if ! { fetch_sources && build_mbedtls "$cc" && build_libsodium "$cc" && build_qrcodegen "$cxx"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    die "mbedTLS, libsodium or libqrcodegencpp cannot be built for Windows (all of it: build/windows/libraries/build.log)."
fi
rm -rf "$libraries/source" "$libraries/apt"
printf '%s\n' "$stamp" >"$libraries/built.stamp"
