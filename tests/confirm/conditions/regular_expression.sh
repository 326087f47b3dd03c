#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

N=$(rune_param n)
[[ $N =~ ^[a-z][a-z0-9_-]{2,31}$ ]] || rune_error 1 "bad"
: here
rune_ok "done"
