#!/usr/bin/env bash
# point a record at another target (UPSERT) and wait until the change is in sync
set -euo pipefail
declare -r here=${BASH_SOURCE[0]%/*}
source "${here:-.}/rune_bpcs.sh"
rune_init

zone=$(rune_param zone_id "")
name=$(rune_param name "")
type=$(rune_param type CNAME)
ttl=$(rune_param ttl 60)
targets=$(rune_param_json targets '[]')
wait=$(rune_param wait false)
export AWS_PAGER=

aws53() { aws route53 --output json "$@" 2> >(sed 's/^/aws: /' >&2); }

[[ $zone =~ ^Z[A-Z0-9]+$ ]]      || rune_error 1 "zone_id looks wrong"
[[ $type =~ ^(A|AAAA|CNAME)$ ]]  || rune_error 1 "type must be A, AAAA or CNAME"
[[ $ttl =~ ^[1-9][0-9]{0,4}$ ]]  || rune_error 1 "ttl must be a number"
[[ -n $name ]]                   || rune_error 1 "name is missing"
jq -e 'arrays | length > 0 and all(.[]; type == "string")' >/dev/null 2>&1 <<<"$targets" || rune_error 1 "targets must be a list of strings"

batch=$(mktemp --suffix .json)
trap 'rm -f "$batch"' EXIT

jq -nc --arg n "$name" --arg t "$type" --argjson ttl "$ttl" --argjson v "$targets" --arg c "rune $(rune_meta correlation_id none)" '{
  Comment: $c,
  Changes: [{Action: "UPSERT", ResourceRecordSet: {Name: $n, Type: $t, TTL: $ttl, ResourceRecords: ($v | map({Value: .}))}}]
}' >"$batch"

before=$(aws53 list-resource-record-sets --hosted-zone-id "$zone" --start-record-name "$name" --start-record-type "$type" --max-items 1 \
  | jq -c --arg n "${name%.}." '[.ResourceRecordSets[] | select(.Name == $n) | .ResourceRecords[]?.Value]') || rune_error 2 "zone cannot be read"

if ! change=$(aws53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "file://$batch" --query ChangeInfo.Id --output text); then
  rune_error 3 "change refused" "$(jq -nc --slurpfile b "$batch" '{batch: $b[0]}')"
fi

if [[ $wait == true ]]; then
  for try in {1..30}; do
    printf 'waiting, %d\n' "$try" >/dev/stderr
    state=$(aws53 get-change --id "$change" | jq -r '.ChangeInfo.Status') || state=UNKNOWN
    [[ $state != INSYNC ]] || break
    sleep 4
  done
  [[ $state == INSYNC ]] || rune_error 3 "change is still $state" "$(jq -nc --arg id "$change" '{change:$id}')"
fi

rune_ok "" "$(jq -nc --argjson b "$before" --argjson a "$targets" --arg id "$change" '{message:"record changed", before:$b, after:$a, change:$id}')"
