#!/usr/bin/env bash
# health of the cluster for the morning mail; small enough to need no library
set -euo pipefail

msg=$(cat)
mm=$(jq -c '.message_metadata' <<<"$msg")
obs=$(jq -c '.observability' <<<"$msg")
min_osds=$(jq -r '.payload.input_parameters.min_osds // 1' <<<"$msg")

reply() {
  # reply PAYLOAD ERROR
  jq -nc --argjson mm "$mm" --argjson obs "$obs" --argjson p "$1" --argjson e "$2" \
    '{message_metadata:$mm, payload:$p, observability:$obs, error:$e}'
}

if ! st=$(timeout 20 ceph status --format json 2>/dev/null); then
  reply null '{"code":2,"message":"cluster is out of reach","details":{}}'; exit 2
fi

health=$(jq -r '.health.status' <<<"$st")
up=$(jq -r '.osdmap.num_up_osds // .osdmap.osdmap.num_up_osds // 0' <<<"$st")
checks=$(jq -c '(.health.checks // {}) | keys' <<<"$st")

case $health in
  HEALTH_OK) ;;
  HEALTH_WARN) echo "warning: $checks" >&2 ;;
  *)
    reply null '{"code":3,"message":"cluster is not healthy","details":{}}'; exit 2
    ;;
esac
if (( up < min_osds )); then
  reply null '{"code":3,"message":"too few OSDs are up","details":{}}'; exit 3
fi
reply "$(jq -nc --arg h "$health" --argjson c "$checks" --argjson u "$up" \
  '{result:"success", output_data:{health:$h, checks:$c, up:$u}}')" null
