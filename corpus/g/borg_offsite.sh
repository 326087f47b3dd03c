#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

on_err() {
  local status=$? line=$1
  if [[ $BASH_SUBSHELL -eq 0 ]]; then
    rune_error 100 "unexpected failure" "$(jq -nc --argjson s "$status" --argjson l "$line" '{status:$s, line:$l}')"
  fi
}
trap 'on_err $LINENO' ERR

REPO=$(rune_param repo "")
BORG_PASSPHRASE=$(rune_param passphrase "")
PRUNE=$(rune_param prune false)
export BORG_PASSPHRASE BORG_RELOCATED_REPO_ACCESS_IS_OK=yes

[[ -n $REPO && -n $BORG_PASSPHRASE ]] || rune_error 1 "repo and passphrase are required" '{"required":["repo","passphrase"]}'

LOG=/var/log/rune-borg-offsite.log
printf '%(%F %T)T %s\n' -1 "$REPO" >>"$LOG"
borg create --compression zstd --exclude-caches "$REPO::{hostname}-{now}" /etc /srv </dev/null >>"$LOG" 2>&1

if [[ $PRUNE == true ]]; then
  borg prune --keep-daily 7 --keep-monthly 6 "$REPO" </dev/null &>>"$LOG"
fi

INFO=$(borg info --json --last 1 "$REPO" 2>/dev/null </dev/null)
unset BORG_PASSPHRASE

rune_ok "archive made" "$(jq -c '.archives[0] | {name, duration, nfiles: .stats.nfiles, size: .stats.original_size}' <<<"$INFO")"
