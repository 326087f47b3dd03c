#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

bucket=$(rune_param bucket "")
max_hours=$(rune_param max_age_hours 26)
min_size=$(rune_param min_bytes 1024)
region=$(rune_param region "")
prefixes=$(rune_param_json prefixes '[""]')

[[ $bucket =~ ^[a-z0-9][a-z0-9.-]{2,62}$ ]] || rune_error 1 "bucket is missing or not a bucket name"
[[ $max_hours =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_age_hours must be 1 to 9999"
[[ $min_size =~ ^(0|[1-9][0-9]{0,11})$ ]] || rune_error 1 "min_bytes must be a whole number"
jq -e 'type == "array" and length > 0 and all(.[]; type == "string")' <<<"$prefixes" >/dev/null ||
  rune_error 1 "prefixes must be a list of strings"

aws_args=(--output json)
[[ -z $region ]] || aws_args+=(--region "$region")

if ! aws s3api head-bucket --bucket "$bucket" "${aws_args[@]}" >/dev/null 2>&1; then
  rune_error 2 "bucket is missing or closed to us" "$(jq -nc --arg bucket "$bucket" '{bucket: $bucket}')"
fi

now=$(date +%s)
rows=() bad=0
while IFS= read -r prefix; do
  state=ok object= bytes=null age=null
  newest=$(aws s3api list-objects-v2 --bucket "$bucket" --prefix "$prefix" "${aws_args[@]}" \
    --query 'sort_by(Contents || `[]`, &LastModified)[-1]' 2>/dev/null) || newest=unreadable

  if [[ $newest == unreadable ]]; then
    state=error
  elif [[ -z $newest || $newest == null ]]; then
    state=empty
  else
    object=$(jq -r '.Key // ""' <<<"$newest" 2>/dev/null || true)
    bytes=$(jq -r '.Size | numbers' <<<"$newest" 2>/dev/null || true)
    stamp=$(jq -r '.LastModified | strings' <<<"$newest" 2>/dev/null || true)
    if [[ ! $bytes =~ ^(0|[1-9][0-9]{0,15})$ || -z $stamp ]] || ! made=$(date -d "$stamp" +%s 2>/dev/null); then
      state=error bytes=null
    else
      age=$(((now - made) / 3600))
      if ((age > max_hours)); then
        state=stale
      elif ((bytes < min_size)); then
        state=small
      fi
    fi
  fi

  [[ $state == ok ]] || bad=$((bad + 1))
  rows+=("$(jq -nc --arg prefix "$prefix" --arg state "$state" --arg object "$object" \
    --argjson bytes "$bytes" --argjson age "$age" \
    '{prefix: $prefix, state: $state, object: $object, bytes: $bytes, age_hours: $age}')")
done < <(jq -r '.[]' <<<"$prefixes")

report=$(printf '%s\n' "${rows[@]}" | jq -sc --arg bucket "$bucket" '{bucket: $bucket, backups: .}')
if ((bad > 0)); then
  rune_error 3 "$bad backup(s) need attention" "$report"
fi
rune_ok "all backups are fresh" "$report"
