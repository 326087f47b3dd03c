#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

need() { [[ -n "$1" ]] || rune_error 1 "missing $2"; }
need "$(rune_param a)" a
need "$(rune_param b)" b
: here
rune_ok "done"
