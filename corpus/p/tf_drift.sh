#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

dir=$(rune_param workdir "")
ws=$(rune_param workspace default)
[[ -d $dir/.terraform || -f $dir/main.tf ]] || rune_error 1 "no terraform root" "$(jq -nc --arg d "$dir" '{workdir:$d}')"
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export TF_IN_AUTOMATION=1 TF_INPUT=0 TF_WORKSPACE=$ws
tf() { terraform -chdir="$dir" "$@"; }

tf init -backend=true -lockfile=readonly -no-color >"$tmp/init.log" 2>&1 || rune_error 2 "init failed" "$(jq -nc --rawfile l "$tmp/init.log" '{log:($l[-2000:])}')"
rc=0
tf plan -detailed-exitcode -lock-timeout=60s -no-color -out="$tmp/p" >"$tmp/plan.log" 2>&1 || rc=$?
case $rc in
  0) rune_ok "no drift" '{"drift":false}' ;;
  2) ;;
  *) rune_error 3 "plan failed" "$(jq -nc --rawfile l "$tmp/plan.log" '{log:($l[-2000:])}')" ;;
esac
tf show -json "$tmp/p" >"$tmp/p.json" || rune_error 3 "show failed" '{}'
sum=$(jq -c '[.resource_changes[] | select(.change.actions != ["no-op"]) | {address, actions:.change.actions}]' "$tmp/p.json") || rune_error 3 "unreadable plan" '{}'
rune_ok "drift found" "$sum"
