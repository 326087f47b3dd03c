#!/usr/bin/env bash
# A window without errexit is no plugin without it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
set +e
systemctl is-active --quiet nginx
rc=$?
set -e
rune_ok "Looked" "$(jq -nc --arg rc "${rc}" '{status: $rc}')"
