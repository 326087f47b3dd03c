#!/usr/bin/env bash
# Logs in to the inventory and lets RUNE keep the session: the answer of a server holds a secret as well.
set -euo pipefail
LIB_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "$LIB_DIR/rune_bpcs.sh"
rune_init
base=$(rune_param url "https://inventory.lan")
login=$(jq -nc --arg u "$(rune_param user "")" --arg p "$(rune_param password "")" '{user: $u, password: $p}')

if ! answer=$(curl -fsS -H 'Content-Type: application/json' --data-binary @- "$base/login" <<<"$login"); then
  rune_error 2 "login failed" "$(jq -nc --arg url "$base" '{url: $url}')"
fi
session=$(jq -r '.access_token // empty' <<<"$answer") || rune_error 3 "the answer is no JSON" '{}'
[[ -n "$session" ]] || rune_error 3 "no session in the answer" '{}'
rune_ok "logged in" "$(jq -nc --arg s "$session" --arg url "$base" '{url: $url, session: $s}')" # expect: RUNE501
