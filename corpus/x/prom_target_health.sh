#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

prom=$(rune_param prometheus http://127.0.0.1:9090)
job=$(rune_param job "")
strict=$(rune_param strict false)

log() { printf '%(%T)T %s\n' -1 "$*" >&2; }
die() { log "die: $2"; rune_error "$1" "$2" "${3:-"{}"}"; }

fetch() {
  local r
  r=$(curl -fsS -m 20 "$prom/api/v1/targets?state=active") || die 2 "Prometheus is not reachable" '{"step":"targets"}'
  jq -c --arg j "$job" '.data.activeTargets[] | select($j == "" or .labels.job == $j)' <<<"$r"
}

targets=$(fetch)
[[ -n $targets ]] || die 2 "no such job"

declare -A by=()
while read -r t; do
  h=$(jq -r .health <<<"$t")
  by[$h]=$(( ${by[$h]:-0} + 1 ))
done <<<"$targets"

jq -r 'select(.health != "up") | [.scrapeUrl, .lastError] | @tsv' <<<"$targets" | while IFS=$'\t' read -r u e; do
  log "$u: $e"
done
[[ $strict != true || ${by[down]:-0} == 0 ]] || die 3 "targets are down" "$(jq -nc --arg n "${by[down]}" '{down:($n|tonumber)}')"
rune_ok "targets" "$(jq -nc --argjson up "${by[up]:-0}" --argjson down "${by[down]:-0}" '{up:$up, down:$down}')"
