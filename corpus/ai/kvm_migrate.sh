#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

guest=$(rune_param guest "")
target=$(rune_param target "")
tries=$(rune_param tries 3)

while IFS='=' read -r k re; do
  [[ ${!k} =~ $re ]] || rune_error 1 "$k: missing or malformed" "$(jq -nc --arg k "$k" '{field: $k}')"
done <<'TABLE'
guest=^[a-z][a-z0-9-]*$
target=^kvm[0-9]+\.example\.net$
tries=^[1-9]$
TABLE

v() { virsh -q -c "$1" "${@:2}" </dev/null 2>/dev/null; }
here=qemu:///system there=qemu+ssh://root@$target/system

log() { printf '%(%T)T %s\n' -1 "$*" >&2; }

fits() {
  local need=$(v "$here" dominfo "$guest" | awk '/^Max memory/ { print $3 }')
  local free=$(v "$there" nodememstats --cell -1 | awk '$1 == "free" { print $3 }')
  [[ $need =~ ^[0-9]+$ && $free =~ ^[0-9]+$ ]] || return
  (( need + 1048576 < free ))
}

same_cpu() {
  v "$here" capabilities | grep -m1 '<model>' >"$tmp/here"
  v "$there" capabilities | grep -m1 '<model>' >"$tmp/there"
  cmp -s "$tmp/here" "$tmp/there"
}

attempt() {
  v "$here" migrate --live --persistent --undefinesource "$guest" "$there" >"$tmp/out" || return
  v "$there" domstate "$guest" | grep -qx running
}

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

v "$here" domstate "$guest" >/dev/null || rune_error 2 "no such guest" "$(jq -nc --arg g "$guest" '{guest: $g}')"
v "$there" version >/dev/null || rune_error 2 "target does not answer" "$(jq -nc --arg t "$target" '{target: $t}')"
fits || rune_error 3 "target has too little memory"
if ! same_cpu; then log "CPU models differ, trying all the same"; fi

for ((i = 1; i <= tries; i++)); do
  if attempt; then
    rune_ok "guest migrated" "$(jq -nc --arg g "$guest" --arg t "$target" --argjson n "$i" '{guest: $g, target: $t, attempts: $n}')"
  fi
  log "attempt $i failed"
  sleep $((i * 5))
done
rune_error 3 "migration failed" "$(jq -nc --arg g "$guest" --argjson n "$tries" '{guest: $g, attempts: $n}')"
