#!/usr/bin/env bash
# Wine without a display, for tests: its own prefix below build/, no prompt for Mono or Gecko, no desktop entries.
#   usage: source installer/windows/wine_environment.sh; start_wine; … ; stop_wine
# Needs $checkout (installer/setup.sh).

: "${checkout:?source installer/setup.sh first}"
export WINEPREFIX=$checkout/build/windows/wine WINEARCH=win64 WINEDEBUG=${WINEDEBUG:--all}
export WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe="
export XDG_RUNTIME_DIR=$checkout/build/windows/wine-runtime
unset DISPLAY WAYLAND_DISPLAY

# Wine has none of the fonts that Windows shows programs in, and takes any that it finds: say which.
replace_fonts() {
    local font
    for font in "Segoe UI" "Tahoma" "MS Shell Dlg" "MS Shell Dlg 2"; do
        timeout 60 wine reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$font" /d "DejaVu Sans" /f
    done
}

# Makes the prefix where there is none yet (some 10 s), as Windows 10.
start_wine() {
    mkdir -p "$XDG_RUNTIME_DIR"
    chmod 700 "$XDG_RUNTIME_DIR"
    if [ ! -e "$WINEPREFIX/gleaner.stamp" ]; then
        rm -rf "$WINEPREFIX"
        timeout 300 wine wineboot -i >/dev/null 2>&1
        timeout 60 wine winecfg -v win10 >/dev/null 2>&1
        replace_fonts >/dev/null 2>&1
        touch "$WINEPREFIX/gleaner.stamp"
    fi
}

# Ends this prefix's processes.
stop_wine() { timeout 20 wineserver -k >/dev/null 2>&1 || true; }
