#!/bin/bash
# On-demand backup of a Cloud SQL instance; answers in full BPCS form.
set -o errexit -o nounset -o pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

INSTANCE=$(rune_param instance "")
PROJECT=$(rune_param project "uni-research")
KEEP=$(rune_param keep 7)

respond_ok() {
  local doc
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson d "$1" \
    '{message_metadata:$mm, payload:{result:"success", output_data:$d}, observability:$obs, error:null}')
  rune_emit "$doc" 0
}
respond_error() {
  local doc
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    --argjson c "$1" --arg m "$2" --arg i "$INSTANCE" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:$c, message:$m, details:{instance:$i}}}')
  rune_emit "$doc" "$1"
}

if [[ ! $INSTANCE =~ ^[a-z][a-z0-9-]+$ ]]; then respond_error 1 "bad instance name"; fi
if [[ ! $KEEP =~ ^[0-9]+$ ]]; then respond_error 1 "keep must be a number"; fi

gsql() { gcloud --project "$PROJECT" --quiet --format=json sql "$@" 2>/dev/null; }

if ! gsql backups create --instance "$INSTANCE" --description "rune $(date +%F)" >/dev/null; then
  respond_error 3 "backup was not created"
fi

old=$(gsql backups list --instance "$INSTANCE" | jq -r --argjson k "$KEEP" \
  '[.[] | select(.type == "ON_DEMAND")] | sort_by(.endTime) | reverse | .[$k:][] | .id') || old=""
deleted=0
for id in $old; do
  if gsql backups delete "$id" --instance "$INSTANCE" >/dev/null; then
    (( deleted += 1 ))
  else
    echo "backup $id stays" >&2
  fi
done
respond_ok "$(jq -nc --arg i "$INSTANCE" --argjson d "$deleted" '{instance:$i, deleted:$d}')"
