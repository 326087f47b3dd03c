#!/bin/bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

readonly CONF=/etc/keepalived/keepalived.conf

document() {
  jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson out "$1" \
    '{message_metadata: $mm, payload: {result: "success", output_data: $out}, observability: $obs, error: null}'
}

vips() {
  awk '/virtual_ipaddress/ { inside = 1; next } inside && /}/ { inside = 0 } inside { print $1 }' "$CONF"
}

held() {
  ip -o address show to "${1%%/*}" 2>/dev/null | grep -q .
}

[[ -r $CONF ]] || rune_error 4 "keepalived is not configured" "$(jq -nc --arg f "$CONF" '{file: $f}')"
expected=$(rune_param state master)
case $expected in
  master | backup) ;;
  *) rune_error 1 "state must be master or backup" "$(jq -nc --arg s "$expected" '{state: $s}')" ;;
esac

mapfile -t addresses < <(vips)
((${#addresses[@]})) || rune_error 4 "No virtual addresses in the configuration" '{}'

mine=()
for a in "${addresses[@]}"; do
  if held "$a"; then
    mine+=("$a")
  fi
done
if ! listing=$(printf '%s\n' "${mine[@]}" | jq -Rnc '[inputs | select(length > 0)]'); then
  listing='[]'
fi

actual=backup
((${#mine[@]} == 0)) || actual=master

if [[ $actual == "$expected" ]]; then
  rune_ok "State is as expected: $actual" "$listing"
fi

echo "expected $expected, found $actual {$listing}" >&2
answer=$(document "$(jq -nc --arg s "$actual" --arg e "$expected" --argjson l "$listing" '{state: $s, expected: $e, held: $l}')")
rune_emit "$answer" 3
