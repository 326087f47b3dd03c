#!/usr/bin/env bash
# `${1:-}`, `${x-}` and `$#` are safe under `set -u`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
FIRST="${1:-none}"
SECOND="${2-}"
HOME_DIR="${HOME:-/root}"
if [[ $# -gt 0 ]]; then
  echo "arguments: $*" >&2
fi
for ARGUMENT in "$@"; do
  echo "argument ${ARGUMENT}" >&2
done
rune_ok "Read" "$(jq -nc --arg a "${FIRST}" --arg b "${SECOND}" --arg h "${HOME_DIR}" '{a:$a, b:$b, h:$h}')"
