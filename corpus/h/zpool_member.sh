#!/usr/bin/env bash
# zpool_member -- state of a disk in a pool
#   pool, disk:  names
#   state:       online | offline
#   verify:      look at the result (default: yes)
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

parse_args() {
  local p
  for p in pool disk state; do
    printf -v "arg_$p" '%s' "$(rune_param "$p" "")"
  done
}

task() { printf 'TASK [%s]\n' "$*" >&2; }
fail_json() { rune_error "$1" "$2" "$(jq -nc --arg p "$arg_pool" --arg d "$arg_disk" '{pool:$p, disk:$d, failed:true}')"; }

disk_state() { zpool status "$arg_pool" 2>/dev/null | awk -v d="$arg_disk" '$1 == d { print tolower($2) }'; }

parse_args
rune_init
verify=$(rune_param verify true)

task "validate"
[[ -n $arg_pool && -n $arg_disk ]] || fail_json 1 "pool and disk are required"
[[ $arg_state == online || $arg_state == offline ]] || fail_json 1 "state is online or offline"

task "compare"
current=$(disk_state) || fail_json 2 "no such pool"
if [[ $current == "$arg_state" ]]; then
  rune_ok "ok" '{"changed":false}'
fi

task "apply"
{
  echo "zpool $arg_state $arg_pool $arg_disk"
  if ! zpool "$arg_state" "$arg_pool" "$arg_disk"; then
    rune_error 3 "zpool refused" "$(jq -nc --arg s "$arg_state" '{state:$s, failed:true}')"
  fi
  zpool status "$arg_pool" || true
} >&2

if [[ $verify == true ]]; then
  task "verify"
  current=$(disk_state) || fail_json 2 "pool is gone"
  [[ $current == "$arg_state" ]] || fail_json 3 "the disk is $current"
fi
rune_ok "changed" '{"changed":true}'
