#!/bin/bash
# Export a Cloud SQL database to a bucket and wait for the operation.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

instance=$(rune_param instance "")
database=$(rune_param database "")
bucket=$(rune_param bucket "")
project=$(rune_ctx project "")
max_min=$(rune_param max_minutes 60)

for p in instance database bucket project; do
  [[ ${!p} =~ ^[a-zA-Z0-9][a-zA-Z0-9._-]*$ ]] ||
    rune_error 1 "parameter missing or malformed" "$(jq -nc --arg p "$p" '{parameter:$p}')"
done
[[ $max_min =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "max_minutes must be 1 to 999"

g() { gcloud --quiet --project "$project" "$@" </dev/null; }

command -v gcloud >/dev/null 2>&1 || rune_error 4 "gcloud is not installed"
g auth print-access-token >/dev/null 2>&1 || rune_error 4 "no active gcloud account"
g sql databases describe "$database" --instance "$instance" >/dev/null 2>&1 ||
  rune_error 2 "database not found" "$(jq -nc --arg i "$instance" --arg d "$database" '{instance:$i, database:$d}')"

uri=gs://$bucket/sql/$instance/$database-$(date -u +%Y%m%d-%H%M%S).sql.gz
op=$(g sql export sql "$instance" "$uri" --database "$database" --offload --async --format 'value(name)' 2>/dev/null) ||
  rune_error 3 "export was not accepted" "$(jq -nc --arg u "$uri" '{uri:$u}')"
op=${op##*/}

state=PENDING misses=0
end=$(( SECONDS + max_min * 60 ))
while [[ $state == PENDING || $state == RUNNING ]]; do
  if (( SECONDS > end )); then
    rune_error 3 "export still running" "$(jq -nc --arg o "$op" '{operation:$o}')"
  fi
  sleep 10
  if doc=$(g sql operations describe "$op" --format json 2>/dev/null); then
    state=$(jq -r '.status // "UNKNOWN"' <<<"$doc") || state=UNKNOWN
    misses=0
  else
    misses=$((misses + 1))
    echo "operation $op not readable ($misses)" >&2
    (( misses < 6 )) || rune_error 2 "operation cannot be observed" "$(jq -nc --arg o "$op" '{operation:$o}')"
  fi
done

if [[ $state != DONE ]]; then
  rune_error 100 "operation is in an unknown state" "$(jq -nc --arg s "$state" '{state:$s}')"
fi
errors=$(jq -c '[.error.errors[]? | {code, message}]' <<<"$doc") || errors='[]'
if [[ $errors != '[]' ]]; then
  rune_error 3 "export failed" "$(jq -nc --argjson e "$errors" --arg o "$op" '{operation:$o, errors:$e}')"
fi

size=$(g storage objects describe "$uri" --format 'value(size)' 2>/dev/null) || size=
rune_ok "export finished" "$(jq -nc --arg u "$uri" --arg s "$size" --arg o "$op" \
  '{uri:$u, operation:$o, bytes:($s | tonumber? // null)}')"
