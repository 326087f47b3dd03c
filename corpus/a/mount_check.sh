#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

command -v findmnt >/dev/null || exit 2

MOUNTS=$(rune_param_json mounts '["/srv"]')
REMOUNT=$(rune_param remount "false")

missing=()
while IFS= read -r m; do
  if mountpoint -q "$m"; then
    echo "ok $m" >&2
  elif [[ $REMOUNT == true ]] && mount "$m" >&2; then
    echo "remounted $m" >&2
  else
    missing+=("$m")
  fi
done < <(jq -r '.[]' <<<"$MOUNTS")

findmnt --real -o TARGET,SOURCE || true

if ((${#missing[@]} > 0)); then
  rune_error_kv 3 "mounts are missing" "missing=${missing[*]}"
fi
rune_ok "all mounted" '{"missing":[]}'
