#!/usr/bin/env bash
# Asks all endpoints at the same time and waits for the answers.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

TIMEOUT=$(rune_param timeout 5)
mapfile -t URLS < <(rune_param_json urls '[]' | jq -r '.[]')
[[ ${#URLS[@]} -gt 0 ]] || rune_error 1 "urls is empty" '{"missing":["urls"]}'

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

pids=()
for i in "${!URLS[@]}"; do
  curl -sS -m "$TIMEOUT" -o /dev/null -w '%{http_code} %{time_total}' "${URLS[$i]}" >"$WORK/$i" 2>/dev/null &
  pids+=("$!")
done

{
  sleep 1
  echo "still waiting for ${#pids[@]} answers"
} >&2 &
notice=$!

(
  cd "$WORK" || exit 0
  while sleep 2; do touch alive; done
) </dev/null >/dev/null 2>&1 &
heartbeat=$!

bad=0
for p in "${pids[@]}"; do
  wait "$p" || bad=$((bad + 1))
done
kill "$notice" "$heartbeat" 2>/dev/null || true

RESULT=$(
  for i in "${!URLS[@]}"; do
    jq -nc --arg u "${URLS[$i]}" --arg r "$(<"$WORK/$i")" '{url:$u, status:($r | split(" ") | .[0])}'
  done | jq -sc '{endpoints: .}'
)

if [ "$bad" -gt 0 ]; then
  rune_error 3 "some endpoints do not answer" "$RESULT"
fi
rune_ok "all endpoints answer" "$RESULT"
