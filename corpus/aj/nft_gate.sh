#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

on_err() {
  local -r rc=$1 line=$2
  ((BASH_SUBSHELL == 0)) || return "$rc"
  trap - ERR
  rune_error 100 "Unexpected failure" "$(jq -nc --argjson l "$line" --argjson rc "$rc" '{line: $l, status: $rc}')"
}
trap 'on_err $? $LINENO' ERR

readonly TABLE=inet NAME=rune_gate
readonly STATE_DIR=/var/lib/rune/nft

set_members() {
  nft -j list set "$TABLE" "$NAME" "$1" | jq -c '[.nftables[] | .set? // empty | .elem // [] | .[]]'
}

change() {
  local -r verb=$1 set=$2 addr=$3
  nft "$verb" element "$TABLE" "$NAME" "$set" "{ $addr }"
}

action=$(rune_param action list)
address=$(rune_param address "")

mkdir -p "$STATE_DIR"
exec {lock}>"$STATE_DIR/lock"
flock -w 15 "$lock" || rune_error 3 "Rule set is locked" '{"lock":"/var/lib/rune/nft/lock"}'

family=""
if [[ $address =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?$ ]]; then
  family=v4
elif [[ $address =~ ^[0-9a-fA-F:]+(/[0-9]{1,3})?$ ]]; then
  family=v6
fi

case $action in
  list) ;;
  block | unblock)
    [[ -n $family ]] || rune_error 1 "address is not an IP address" "$(jq -nc --arg a "$address" '{address: $a}')"
    ;;
  *) rune_error 1 "Unknown action" "$(jq -nc --arg a "$action" '{action: $a, allowed: ["list", "block", "unblock"]}')" ;;
esac

if [[ $action == block ]]; then
  change add "blocked_$family" "$address"
elif [[ $action == unblock ]]; then
  change delete "blocked_$family" "$address"
fi

if [[ $action != list ]]; then
  nft list table "$TABLE" "$NAME" >"$STATE_DIR/current.nft"
fi
v4=$(set_members blocked_v4)
v6=$(set_members blocked_v6)

rune_ok "Gate is up to date" "$(jq -nc --arg a "$action" --argjson v4 "$v4" --argjson v6 "$v6" '{action: $a, v4: $v4, v6: $v6}')"
