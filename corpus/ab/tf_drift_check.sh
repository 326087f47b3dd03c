#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

stack=$(rune_param stack "")
[[ $stack =~ ^[a-z0-9-]+$ ]] || rune_error 1 "Bad stack" '{"param":"stack"}'
dir=/srv/stacks/$stack
[[ -d $dir ]] || rune_error 2 "No such stack" "$(jq -nc --arg s "$stack" '{stack:$s}')"
export TF_IN_AUTOMATION=1
plan=$(mktemp)
trap 'rm -f "$plan"' EXIT

tf() { terraform -chdir="$dir" "$@" -no-color; }

if ! tf init -input=false 2>/dev/null; then
  rune_error 2 "terraform init failed" '{"step":"init"}'
fi
tf plan -input=false -lock=false -detailed-exitcode -out="$plan" >/dev/null
rc=$?
case $rc in
  0) rune_ok "No drift" '{"drift":false}' ;;
  2) rune_error 3 "Drift" "$(jq -nc --arg s "$stack" '{stack:$s, drift:true}')" ;;
  *) rune_error 2 "terraform plan failed" '{"step":"plan"}' ;;
esac
