#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

SRC="" DST="" DRY=""

read_params() {
  SRC=$(rune_param source "")
  DST=$(rune_param remote "")
  DRY=$(rune_param dry_run "false")
}

check() {
  local problem=""
  if [[ ! -d $SRC ]]; then
    problem="source is not a directory"
  elif [[ $DST != *:* ]]; then
    problem="remote must look like name:path"
  elif ! rclone listremotes 2>/dev/null | grep -qxF -- "${DST%%:*}:"; then
    problem="remote is not configured"
  fi
  echo "$problem"
}

sync_now() {
  local -a flags=(--stats-one-line --stats 30s --use-json-log --log-level INFO)
  if [[ $DRY == true ]]; then flags+=(--dry-run); fi
  rclone sync "${flags[@]}" -- "$SRC" "$DST" 2>"$1"
}

main() {
  rune_init
  read_params

  local why log
  why=$(check)
  [[ -z $why ]] || rune_error 1 "$why" "$(jq -nc --arg s "$SRC" --arg r "$DST" '{source:$s, remote:$r}')"

  log=$(mktemp)
  trap 'rm -f -- "$log"' RETURN

  local rc=0
  sync_now "$log" || rc=$?
  local stats
  stats=$(jq -c -n '[inputs | .stats? // empty] | last // {}' <"$log" 2>/dev/null) || stats='{}'

  case $rc in
    0) rune_ok "synchronised" "$stats" ;;
    3 | 4) rune_error 2 "source or remote not found" "$stats" ;;
    *) rune_error 3 "rclone ended with status $rc" "$stats" ;;
  esac
}

main "$@"
