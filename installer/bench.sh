#!/usr/bin/env bash
# Measures our queue server beside Redis streams, beanstalkd and Azurite, in one run on this machine.
#   usage: bash installer/bench.sh [OPTIONS OF queue_peers]        e.g.  --seconds 3 --peers gleaner,redis
# Installs what is missing and builds first. The data folders are made in build/bench, so measure where build/ is on a
# disk. Nothing else should run on the machine meanwhile. With Azurite it takes several minutes: filling its queue does.
set -euo pipefail
# shellcheck source=installer/interop.sh
source "$(dirname "$0")/interop.sh"

section "Packages"
install_packages build test bench
install_counterparts
section "Build"
build_release gleaner queue_peers
section "Figures"
mkdir -p "$checkout/build/bench"
"$checkout/build/release/bin/queue_peers" --folder "$checkout/build/bench" "$@"
