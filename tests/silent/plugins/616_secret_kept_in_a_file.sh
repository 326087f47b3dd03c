#!/usr/bin/env bash
# A file with a secret is given to who needs it; what is told of it is its name, its size, or what stood there before.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

user=$(rune_param user deploy)
api_password=$(rune_param api_password "")
rc=$(mktemp)
answer=$(mktemp)
trap 'rm -f "$rc" "$answer"' EXIT
printf 'user = "%s:%s"\n' "$user" "$api_password" >"$rc"
code=$(curl -sS -K "$rc" -o "$answer" -w '%{http_code}' https://repo.example) || code=000
size=$(wc -c <"$rc")
sum=$(sha256sum "$rc" | cut -d' ' -f1)
[[ $code == 200 ]] || rune_error 2 "no login" "$(jq -nc --rawfile b "$answer" --arg f "$rc" --arg h "$code" \
  '{http: $h, body: $b[:400], config: $f}')"
printf 'user = "%s"\n' "$user" >"$rc"
rune_ok "done" "$(jq -nc --rawfile c "$rc" --arg n "$size" --arg s "$sum" '{config: $c, bytes: $n, sum: $s}')"
