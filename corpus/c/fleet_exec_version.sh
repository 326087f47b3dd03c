#!/usr/bin/env bash
# Ask all nodes of a group for the agent version, in parallel
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

TMP="$(mktemp -d)"
trap 'rm -rf "${TMP}"' EXIT

mapfile -t hosts < <(rune_param_json hosts '[]' | jq -r '.[]')
[[ ${#hosts[@]} -gt 0 ]] || rune_error 1 "hosts is empty" '{"parameter":"hosts"}'

pids=()
n=0
for h in "${hosts[@]}"; do
  printf '.'
  timeout 20 ssh -n -o BatchMode=yes -- "${h}" agentctl version >"${TMP}/${n}" 2>/dev/null &
  pids+=("$!")
  n=$((n + 1))
done

for pid in "${pids[@]}"; do
  wait "${pid}"
done

i=0
for h in "${hosts[@]}"; do
  v="$(head -n 1 "${TMP}/${i}")"
  echo "${h}: ${v:-unknown}" >&2
  i=$((i + 1))
done

VERSIONS="$(sort -u "${TMP}"/* | jq -Rsc 'split("\n") | map(select(. != ""))')"
rune_ok "Versions collected" "$(jq -nc --argjson v "${VERSIONS}" '{versions:$v}')"
