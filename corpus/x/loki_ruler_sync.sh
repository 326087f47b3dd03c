#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

tenant=$(rune_param tenant "")
src=$(rune_param dir /etc/loki/rules)
[[ $tenant =~ ^[a-z0-9-]+$ ]] || rune_error 1 "tenant?" '{"field":"tenant"}'
[[ -d $src ]] || rune_error 2 "no rules directory" "$(jq -nc --arg d "$src" '{dir:$d}')"
export LOKI_ADDRESS=$(rune_ctx loki_url http://loki:3100)

finished=0
cleanup() {
  local st=$?
  rm -rf -- "${stage:-/nonexistent}"
  (( st == 0 )) || rune_error 100 "sync ended early" "$(jq -nc --argjson s "$st" '{status:$s}')"
}
trap cleanup EXIT

stage=$(mktemp -d)
files=("$src"/*.yaml)
[[ -e ${files[0]} ]] || exit 2

for f in "${files[@]}"; do
  sed "s/@TENANT@/$tenant/g" "$f" >"$stage/${f##*/}"
done

{
  lokitool rules lint --dry-run "$stage"/*
  lokitool rules diff --id="$tenant" --rule-dirs="$stage" || true
} >&2 || rune_error 3 "rules do not lint" '{"step":"lint"}'

if out=$(lokitool rules sync --id="$tenant" --rule-dirs="$stage" 2>&1); then
  finished=1
  n=$(grep -oE '[0-9]+ Groups (Created|Updated)' <<<"$out" | awk '{s += $1} END {print s+0}' || true)
  rune_ok "rules in sync" "$(jq -nc --argjson n "${n:-0}" --argjson f "${#files[@]}" '{groups:$n, files:$f}')"
fi
rune_error 3 "sync refused" "$(jq -nc --arg o "$out" '{output:$o}')"
