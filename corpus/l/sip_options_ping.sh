#!/usr/bin/env bash
# Send SIP OPTIONS to every trunk peer and report which ones answer 200.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

finished=no
work=$(mktemp -d)
last_word() {
  rm -rf "$work"
  if [[ $finished == no ]]; then
    rune_error 100 "sip_options_ping ended early" '{}'
  fi
}
trap last_word EXIT

peers=$(rune_param_json peers '[]')
port=$(rune_param port 5060)
[[ $port =~ ^[0-9]{2,5}$ ]] || rune_error 1 "port is not a number" "$(jq -nc --arg p "$port" '{port:$p}')"
jq -e 'type == "array" and length > 0' >/dev/null <<<"$peers" || rune_error 1 "peers: a list is required" '{"missing":["peers"]}'
command -v sipsak >/dev/null || rune_error 4 "sipsak is not installed" '{}'

ping_peer() { timeout 8 sipsak -O -s "sip:ping@$1:$port" >"$work/$2" 2>&1; }
verdict()   { if ping_peer "$1" "$2"; then echo alive; else echo dead; fi; }

i=0
while IFS= read -r peer; do
  i=$((i + 1))
  jq -nc --arg p "$peer" --arg v "$(verdict "$peer" "$i")" '{peer:$p, state:$v}' >>"$work/result.jsonl"
done < <(jq -r '.[]' <<<"$peers")

summary=$(jq -sc '{peers: ., dead: (map(select(.state == "dead")) | length)}' "$work/result.jsonl")
finished=yes
rune_ok "peers asked" "$summary"
