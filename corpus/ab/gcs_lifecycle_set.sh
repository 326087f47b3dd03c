#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

bucket=$(rune_param bucket "") days=$(rune_param days 30) prefix=$(rune_param prefix "")
[[ $bucket =~ ^[a-z0-9._-]{3,63}$ ]] || rune_error 1 "Bad bucket" '{"param":"bucket"}'
[[ $days =~ ^[0-9]+$ ]] || rune_error 1 "Bad days" '{"param":"days"}'

rule='{"action":{"type":"Delete"},"condition":{"age":'$days
[[ -z $prefix ]] || rule+=',"matchesPrefix":["'$prefix'"]'
rule+='}}'

f=$(mktemp --suffix=.json)
trap 'rm -f "$f"' EXIT
printf '%s' "$rule" | jq -s '{rule: .}' >"$f" || rune_error 1 "Rule is no JSON" '{"param":"prefix"}'

if ! gsutil -q lifecycle set "$f" "gs://$bucket" 2>&1; then
  rune_error 2 "Lifecycle was not set" "$(jq -nc --arg b "$bucket" '{bucket:$b}')"
fi
rune_ok "Lifecycle set" "$(jq -nc --arg b "$bucket" --arg d "$days" '{bucket:$b, days:$d}')"
