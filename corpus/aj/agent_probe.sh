#!/usr/bin/env bash
set -euo pipefail

readonly PORT=9100
readonly UNIT=node_exporter.service

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f $SCRIPT_DIR/lib/site_helpers.conf ]]; then
  mapfile -t EXTRA < <(grep -v '^#' "$SCRIPT_DIR/lib/site_helpers.conf" || true)
else
  EXTRA=()
fi

rune_init

declare -A wanted=([node_load1]=1 [node_memory_MemAvailable_bytes]=1 [node_time_seconds]=1)
for metric in "${EXTRA[@]}"; do
  [[ $metric =~ ^[a-z_]+$ ]] && wanted[$metric]=1
done

scrape() { curl -fsS --max-time 5 "http://127.0.0.1:$PORT/metrics"; }

body=""
for pause in 1 2 4 8; do
  body=$(scrape) && break
  body=""
  sleep "$pause"
done
if [[ -z $body ]]; then
  state=$(systemctl is-active "$UNIT" || true)
  rune_error 2 "The agent does not answer" "$(jq -nc --arg s "$state" '{state: $s}')"
fi

missing=()
for metric in "${!wanted[@]}"; do
  grep -q "^$metric[ {]" <<<"$body" || missing+=("$metric")
done

if ((${#missing[@]})); then
  rune_error 3 "Metrics are missing" "$(jq -nc --args '{missing: $ARGS.positional}' "${missing[@]}")"
fi
rune_ok "The agent is healthy" "$(jq -nc --argjson n "${#wanted[@]}" '{metrics: $n}')"
