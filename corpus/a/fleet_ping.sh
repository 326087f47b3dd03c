#!/bin/bash
# no errexit here: pings fail all the time
set -u
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

HOSTS=$(rune_param_json hosts '[]')
STRICT=$(rune_param strict "false")
SEEN=$(mktemp)
trap 'rm -f "$SEEN"' EXIT

jq -r '.[]?' <<<"$HOSTS" | while read -r h; do
  if ping -c 1 -W 2 "$h" >/dev/null 2>&1; then
    echo "up $h" >>"$SEEN"
  else
    echo "down $h" >>"$SEEN"
    if [ "$STRICT" = true ]; then
      rune_error 3 "host is down" "$(jq -nc --arg h "$h" '{host:$h}')"
    fi
  fi
done

up=$(grep -c '^up ' "$SEEN")
down=$(grep -c '^down ' "$SEEN")

if [ "$up" -eq 0 ] && [ "$down" -eq 0 ]; then
  echo "no hosts were given" >&2
  exit 1
fi

ping -c 1 127.0.0.1
rune_ok "pinged" "$(jq -nc --arg u "$up" --arg d "$down" '{up:$u, down:$d}')"
