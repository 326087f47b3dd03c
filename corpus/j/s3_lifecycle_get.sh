#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"; . ./rune_bpcs.sh; rune_init
b=$(rune_param bucket ''); r=$(rune_param region eu-central-1)
[[ -n $b ]] || rune_error 1 'bucket?' '{"missing":["bucket"]}'
e=$(mktemp); trap 'rm -f "$e"' EXIT
if j=$(aws s3api get-bucket-lifecycle-configuration --bucket "$b" --region "$r" --output json 2>"$e"); then
  rune_ok "lifecycle of $b" "$(jq -c '{rules:.Rules, enabled:([.Rules[]|select(.Status=="Enabled")]|length)}' <<<"$j")"
elif grep -q NoSuchLifecycleConfiguration "$e"; then
  rune_ok "no lifecycle on $b" '{"rules":[],"enabled":0}'
elif grep -Eq 'NoSuchBucket|AccessDenied' "$e"; then
  rune_error 2 "bucket $b is out of reach" "$(jq -Rsc '{aws:.}' "$e")"
else
  tail -n 5 "$e" >&2 || :
  rune_error 100 "aws failed" "$(jq -Rsc '{aws:.}' "$e")"
fi
