#!/usr/bin/env bash
set -euo pipefail

for lib in "${BASH_SOURCE[0]%/*}"/{,lib/}rune_bpcs.sh /opt/rune/lib/rune_bpcs.sh; do
  [[ -f $lib ]] && break
done
source "$lib"
rune_init

dir=$(rune_param directory "")
only=$(rune_param resource_type "aws_instance")
[[ -d $dir ]] || rune_error 2 "no such directory" "$(jq -nc --arg d "$dir" '{directory:$d}')"

plan=$(mktemp)
trap 'rm -f "$plan"' EXIT

rc=0
terraform -chdir="$dir" plan -input=false -lock-timeout=60s -detailed-exitcode -out="$plan" </dev/null >&2 || rc=$?
case $rc in
  0) rune_ok "no changes" '{"changes":0}' ;;
  2) ;;
  *) rune_error 3 "terraform plan failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')" ;;
esac

json=$(terraform -chdir="$dir" show -json "$plan" </dev/null) || rune_error 2 "cannot read the plan" '{"step":"show"}'

actions=$(jq -c '[.resource_changes[]? | select(.change.actions != ["no-op"]) | {address, actions: .change.actions}]' <<<"$json") || actions='[]'
ours=$(jq "[.resource_changes[]? | select(.type == \"$only\")] | length" <<<"$json") || ours=0

doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
  --argjson a "$actions" --argjson n "$ours" '{
    message_metadata: $mm,
    payload: {result:"success", output_data:{actions:$a, of_type:$n}},
    observability: $obs,
    error: null
  }')
# terraform's "there are changes" status is passed on
rune_emit "$doc" "$rc"
