#!/usr/bin/env bash
# JSON that is put together for a request counts as well.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
NAME="$(rune_param name "x")"
curl -fsS -o /dev/null -d '{"name":"'"${NAME}"'"}' http://localhost/ || rune_error 2 "Not sent" '{}' # expect: RUNE301
rune_ok "Sent" '{}'
