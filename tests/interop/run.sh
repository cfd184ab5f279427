#!/usr/bin/env bash
# Runs one test script against a server of ours, and says what to do when what it needs is not installed.
#   usage: run.sh SCRIPT GLEANER       SCRIPT: a .js or .py file below this folder; GLEANER: the console program
set -euo pipefail
folder=$(cd "$(dirname "$0")" && pwd)
script=$folder/$1
export GLEANER_PROGRAM=$2
modules=$folder/../../build/interop/node_modules

# need WHAT CONDITION…: ends the test unless the condition holds.
need() {
    local what=$1
    shift
    "$@" >/dev/null 2>&1 && return 0
    echo "$what is not installed. Install it with: bash installer/interop.sh" >&2
    exit 1
}

case $script in
*.js)
    need "Node" command -v node
    need "The JavaScript SDK (build/interop)" test -e "$modules/@azure/storage-queue/package.json"
    NODE_PATH=$modules exec node "$script"
    ;;
*.py)
    need "Python" test -x /usr/bin/python3
    export PYTHONPATH=$folder/../../build/interop/python PYTHONDONTWRITEBYTECODE=1
    need "The Python SDK (build/interop)" /usr/bin/python3 -c 'import azure.storage.queue'
    exec /usr/bin/python3 "$script"
    ;;
esac
