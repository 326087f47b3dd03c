#!/usr/bin/env bash
# Import a flat JSON object into consul kv, with a rollback of what was changed.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PREFIX=$(rune_param prefix "")
VALUES=$(rune_param_json values '{}')

[[ -n $PREFIX ]] || rune_error 1 "prefix is missing" '{"missing":["prefix"]}'
if ! jq -e 'type == "object" and all(.[]; type == "string")' <<<"$VALUES" >/dev/null 2>&1; then
  rune_error 1 "values is an object of strings" '{"field":"values"}'
fi

declare -A old=()
changed=()

undo() {
  local k i
  for ((i = ${#changed[@]} - 1; i >= 0; i--)); do
    k=${changed[i]}
    if [[ -n ${old[$k]+x} ]]; then
      printf '%s' "${old[$k]}" | consul kv put "$k" - >/dev/null 2>&1 || echo "cannot restore $k" >&2
    else
      consul kv delete "$k" >/dev/null 2>&1 || true
    fi
  done
}

put() {
  local k=$1 v=$2 was
  if was=$(consul kv get "$k" 2>/dev/null); then
    [[ $was != "$v" ]] || return 0
    old[$k]=$was
  fi
  printf '%s' "$v" | consul kv put "$k" - >/dev/null || return 1
  changed+=("$k")
}

while IFS= read -r entry; do
  k=$(jq -r .key <<<"$entry")
  v=$(jq -r .value <<<"$entry")
  if ! put "$PREFIX/$k" "$v"; then
    undo
    rune_error 3 "import failed, rolled back" "$(jq -nc --arg k "$k" '{at:$k}')"
  fi
done < <(jq -c 'to_entries[]' <<<"$VALUES")

rune_ok "imported" "$(jq -nc --arg p "$PREFIX" '{prefix:$p, changed:$ARGS.positional}' --args ${changed[@]+"${changed[@]}"})"
