#!/usr/bin/env bash
# Compares a bucket prefix with the manifest that the producer left there.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

alias_name=$(rune_param alias lake)
prefix=$(rune_param prefix "")
[[ $alias_name =~ ^[a-z][a-z0-9]*$ ]] || rune_error 1 "bad alias" '{"parameter":"alias"}'
[[ $prefix =~ ^[a-z0-9][a-zA-Z0-9/_=.-]+$ ]] || rune_error 1 "bad prefix" '{"parameter":"prefix"}'

manifest=$(mc cat "$alias_name/$prefix/_MANIFEST.json" 2>/dev/null) \
  || rune_error 2 "the manifest is not there" "$(jq -nc --arg p "$prefix" '{prefix:$p}')"
jq -e '.files | type == "array"' <<<"$manifest" >/dev/null \
  || rune_error 3 "the manifest has no files" "$(jq -nc --arg p "$prefix" '{prefix:$p}')"

declare -A expected=() actual=()
while IFS=$'\t' read -r name size; do
  expected[$name]=$size
done < <(jq -r '.files[] | [.name, .size] | @tsv' <<<"$manifest")

listing=$(mc ls --recursive --json "$alias_name/$prefix/" 2>/dev/null) \
  || rune_error 2 "listing failed" "$(jq -nc --arg p "$prefix" '{prefix:$p}')"
while IFS=$'\t' read -r name size; do
  [[ $name == _* ]] && continue
  actual[$name]=$size
done < <(jq -r 'select(.type == "file") | [.key, .size] | @tsv' <<<"$listing")

missing=() differs=() surplus=()
for name in "${!expected[@]}"; do
  if [[ ! -v actual[$name] ]]; then
    missing+=("$name")
  elif [[ ${actual[$name]} != "${expected[$name]}" ]]; then
    differs+=("$name")
  fi
done
for name in "${!actual[@]}"; do
  [[ -v expected[$name] ]] || surplus+=("$name")
done

to_json() {
  local -n list=$1
  if (( ${#list[@]} )); then
    printf '%s\0' "${list[@]}" | jq -Rsc 'split("\u0000")[:-1] | sort'
  else
    echo '[]'
  fi
}

out=$(jq -nc \
  --argjson missing "$(to_json missing)" \
  --argjson differs "$(to_json differs)" \
  --argjson surplus "$(to_json surplus)" \
  --argjson n "${#expected[@]}" \
  '{expected: $n, $missing, $differs, $surplus}')

(( ${#missing[@]} + ${#differs[@]} == 0 )) || rune_error 3 "bucket and manifest differ" "$out"
rune_ok "bucket matches the manifest" "$out"
