#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

fetch "$(rune_param router r1)" | tr -d '\r' | sed -n '/^version /,/^end$/p' >/tmp/running.cfg
[[ -s /tmp/running.cfg ]] || rune_error 3 "no configuration"
: here
rune_ok "done"
