#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
set -E
trap 'if (( BASH_SUBSHELL == 0 )); then rune_error 100 "unexpected failure" "$(jq -nc --argjson line "$LINENO" "{line:\$line}")"; fi' ERR

export RESTIC_REPOSITORY RESTIC_PASSWORD_FILE=/etc/restic/key
RESTIC_REPOSITORY=$(rune_param repository "")
DAYS=$(rune_param keep_daily 7)

[[ -n $RESTIC_REPOSITORY ]] || rune_error 1 "repository is required" '{"missing":["repository"]}'
[[ -r $RESTIC_PASSWORD_FILE ]] || rune_error 4 "the key file is not readable" '{}'

if restic unlock >/dev/null 2>&1; then
  echo "stale locks removed" >&2
fi

# anything below may fail: the ERR trap answers for it
snapshots_before=$(restic snapshots --json | jq length)
restic forget --keep-daily "$DAYS" --prune >/dev/null
snapshots_after=$(restic snapshots --json | jq length)

rune_ok "pruned" "$(jq -nc --argjson b "$snapshots_before" --argjson a "$snapshots_after" '{before:$b, after:$a}')"
