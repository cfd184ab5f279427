#!/usr/bin/env bash
# Installs the counterparts that Gleaner's protocol is tested and measured against: Azure's SDKs for JavaScript and
# Python, and Azure's emulator Azurite.
#   usage: bash installer/interop.sh           installs what is missing
#          source installer/interop.sh         gives the functions below and setup.sh's to a script that sets -euo pipefail
# The JavaScript packages go to build/interop, exactly as tests/interop/package-lock.json names them; Debian's SDK for
# Python goes there too.

# shellcheck source=installer/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

# The JavaScript packages, unless they stand there as the lock file has them.
install_node_packages() {
    local folder=$checkout/build/interop source=$checkout/tests/interop log
    log=$folder/npm.log
    if cmp -s "$source/package-lock.json" "$folder/installed-lock.json"; then return 0; fi
    echo "Installing the JavaScript packages of tests/interop/package-lock.json"
    mkdir -p "$folder"
    rm -f "$folder/installed-lock.json"
    cp "$source/package.json" "$source/package-lock.json" "$folder/"
    if ! (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --fetch-retries 5) >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        die "npm could not install these packages (all of its output: build/interop/npm.log). Run this again: bash installer/interop.sh"
    fi
    cp "$source/package-lock.json" "$folder/installed-lock.json"
}

# The two folders of Debian's SDK for Python that hold storage, into build/interop/python. Installing its package means
# to install 22,000 files of its dependency python3-azure, and to wait minutes until all of them are compiled.
install_python_sdk() {
    local folder=$checkout/build/interop/python packages=(python3-azure python3-azure-storage) log privilege=() package
    log=$checkout/build/interop/apt.log
    [ ! -e "$folder/complete" ] || return 0
    echo "Unpacking ${packages[*]}"
    rm -rf "$folder"
    mkdir -p "$folder/packages"
    [ "$(id -u)" = 0 ] || privilege=(sudo)
    if ! (cd "$folder/packages" && { apt-get download "${packages[@]}" ||
        { "${privilege[@]}" apt-get update && apt-get download "${packages[@]}"; }; }) >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        die "apt could not download ${packages[*]} (all of its output: build/interop/apt.log). Run this again: bash installer/interop.sh"
    fi
    for package in "$folder"/packages/*.deb; do
        dpkg-deb --fsys-tarfile "$package" | tar -x -C "$folder" --strip-components 5 --wildcards \
            './usr/lib/python3/dist-packages/azure/__init__.py' './usr/lib/python3/dist-packages/azure/core/*' \
            './usr/lib/python3/dist-packages/azure/storage/*' 2>/dev/null || true # a pattern that is in the other one only
    done
    if [ ! -d "$folder/azure/core" ] || [ ! -d "$folder/azure/storage/queue" ]; then
        die "Debian's SDK for Python is not where it was in its packages."
    fi
    rm -rf "$folder/packages"
    touch "$folder/complete"
}

# Everything. Node from elsewhere than Debian often brings its own npm, which Debian's package refuses to stand beside.
install_counterparts() {
    install_packages interop
    command -v npm >/dev/null || install_packages npm
    install_node_packages
    install_python_sdk
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    section "Counterparts"
    install_counterparts
fi
