#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all tests: on this system, then the Windows build under Wine.
#   usage: bash installer/test.sh
# Ends with ctest's own summary and, alone on its line, "N passed, N failed" over both systems. Exit code: 0 when
# nothing failed, 1 otherwise.
set -euo pipefail
# shellcheck source=installer/interop.sh
source "$(dirname "$0")/interop.sh"

section "Packages"
install_packages build test desktop
install_counterparts
section "Build"
build_release all

section "Tests on this system"
log=$checkout/build/release/ctest.log
linux_status=0
(cd "$checkout" && ctest --preset release -j "$(parallel_jobs)" --no-tests=error 2>&1) | tee "$log" |
    grep -vE '^ +Start +[0-9]+: | Passed +[0-9.]+ sec *$' || linux_status=${PIPESTATUS[0]}
summary=$(grep -E '^[0-9]+% tests passed, [0-9]+ tests failed out of [0-9]+' "$log" || true)
[ -n "$summary" ] || die "ctest stopped without a summary; all of its output is in $log"
read -r linux_failed linux_total < <(sed -E 's/.*passed, ([0-9]+) tests failed out of ([0-9]+).*/\1 \2/' <<<"$summary")

section "Tests of the Windows build"
counts=$checkout/build/windows/counts.txt
rm -f "$counts"
windows_status=0
bash "$checkout/installer/windows/test.sh" || windows_status=$?
windows_passed=0 windows_failed=0
if [ -e "$counts" ]; then read -r windows_passed windows_failed <"$counts"; fi
if ((windows_status != 0 && windows_failed == 0)); then windows_failed=1; fi

section "Summary"
printf 'Windows: %d tests passed, %d tests failed\n' "$windows_passed" "$windows_failed"
printf '%s\n' "$summary"
printf '%d passed, %d failed\n' $((linux_total - linux_failed + windows_passed)) $((linux_failed + windows_failed))
((linux_status == 0 && linux_failed == 0 && windows_failed == 0))
