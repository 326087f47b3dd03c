#!/usr/bin/env bash
# Promote a drbd resource when its disk is up to date.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init
trap '(( $? == 0 )) || rune_error 100 "promotion ended early"' EXIT

res=$(rune_param resource "")
force=$(rune_param force false)
[[ -n $res ]] || rune_error 1 "resource is missing" '{"missing":["resource"]}'

attribute() {
  local -n _into=$1
  _into=$(jq -r ".[] | select(.name == \"$res\") | $2" <<<"$status")
}

status=$(drbdsetup status --json 2>/dev/null) || status='[]'
attribute role '.role'
attribute disk '.devices[0]."disk-state"'
if [[ $role == Primary ]]; then
  rune_ok "already primary" "$(jq -nc --arg r "$res" '{resource:$r, changed:false}')"
fi

declare -a opts=()
if [[ $force == true ]]; then opts+=(--force); fi
if [[ $disk == UpToDate || $force == true ]]; then
  if drbdadm primary "${opts[@]}" "$res" </dev/null >&2; then
    rune_ok "promoted" "$(jq -nc --arg r "$res" --arg d "$disk" '{resource:$r, disk:$d, changed:true}')"
  fi
fi
rune_error 3 "not promoted" "$(jq -nc --arg r "$res" --arg d "$disk" --arg o "$role" '{resource:$r, disk:$d, role:$o}')"
