#!/bin/sh
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

who=$(rune_param principal "")
pub=$(rune_param public_key "")
hours=$(rune_param hours 8)
ca=/etc/ssh/ca/user_ca
[[ $who =~ ^[a-z][a-z0-9_-]*$ && $hours =~ ^[0-9]{1,2}$ ]] || rune_error 1 'bad request' '{}'

d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
if [[ -z $pub ]]; then
  ssh-keygen -q -t ed25519 -N '' -C "$who" -f "$d/k" >&2 || rune_error 2 'no key' '{}'
  private_key=$(<"$d/k")
else
  printf '%s\n' "$pub" >"$d/k.pub"; private_key=
fi
ssh-keygen -q -s "$ca" -I "rune-$who" -n "$who" -V "+${hours}h" "$d/k.pub" >&2 || rune_error 2 'not signed' "$(jq -nc --arg w "$who" '{principal:$w}')"

rune_ok signed "$(jq -nc --arg w "$who" --rawfile c "$d/k-cert.pub" --arg k "$private_key" '{principal:$w,cert:$c,private_key:$k}')"
