#!/usr/bin/env bash
# Close elasticsearch indices older than a date.
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

BASE=$(rune_param url "http://127.0.0.1:9200")
PREFIX=$(rune_param prefix "logs-")
BEFORE=$(rune_param before "")
[[ $BEFORE ]] || rune_error 1 "before is required (YYYY.MM.DD)" '{"missing":["before"]}'

tmp=$(mktemp -d)
trap 'rm -rf -- "$tmp"' EXIT

# es METHOD PATH [BODYFILE]: body to stdout, status on fd 4's file
es() {
  local method=$1 path=$2 body=${3:-}
  local -a args=(-sS -X "$method" -H 'Content-Type: application/json' --max-time 20)
  [[ -n $body ]] && args+=(--data-binary "@$body")
  curl "${args[@]}" -o "$tmp/body" --write-out '{"code":%{http_code},"time":%{time_total}}' "$BASE/$path" >"$tmp/meta"
}

if ! es GET "_cat/indices/${PREFIX}*?format=json&h=index,status"; then
  rune_error 2 "elasticsearch is not reachable" "$(jq -nc --arg url "$BASE" '{url:$url}')"
fi
[[ $(jq -r .code "$tmp/meta") == 200 ]] || rune_error 2 "unexpected answer" "$(jq -c '{status:.code}' "$tmp/meta")"

mapfile -t todo < <(jq -r --arg p "$PREFIX" --arg b "$BEFORE" \
  '.[] | select(.status=="open") | .index | select(ltrimstr($p) < $b)' "$tmp/body")

cat >"$tmp/settings" <<'JSON'
{ "index": { "blocks": { "write": true } } }
JSON

closed=()
for i in "${todo[@]}"; do
  es PUT "$i/_settings" "$tmp/settings" || { echo "skip $i" >&2; continue; }
  es POST "$i/_close" || continue
  closed+=("$i")
done

rune_ok "Indices closed" "$(jq -nc '{closed:$ARGS.positional}' --args "${closed[@]}")"
