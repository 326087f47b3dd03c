#!/usr/bin/env bash
# Push the bundles of a manifest to the CDN bucket.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

MANIFEST="$(rune_param manifest "")"
CHANNEL="$(rune_param channel "")"
LOG=/var/log/rune/asset_bundle_sync.log
mkdir -p "${LOG%/*}"

if [[ -z "$MANIFEST" || -z "$CHANNEL" ]]; then
  cat <<USAGE
asset_bundle_sync needs:
  manifest  path of the manifest file
  channel   live, beta or dev
USAGE
  exit 1
fi
[[ -r "$MANIFEST" ]] || rune_error 2 "manifest cannot be read" "$(jq -nc --arg m "$MANIFEST" '{manifest:$m}')"

bundles="$(jq -c '.channels["'"$CHANNEL"'"].bundles // []' "$MANIFEST")" || rune_error 1 "manifest is not valid" '{}'
[[ "$bundles" != '[]' ]] || rune_error 2 "channel has no bundles" "$(jq -nc --arg c "$CHANNEL" '{channel:$c}')"

push_one() {
  local name=$1 src=$2 rc=0
  aws s3 cp "$src" "s3://studio-cdn/$CHANNEL/$name" --only-show-errors || rc=$?
  if (( rc == 1 )); then
    rune_error 2 "upload failed" "$(jq -nc --arg n "$name" '{bundle:$n}')"
  fi
  return "$rc"
}

pushed=0
while IFS=$'\t' read -r name src; do
  push_one "$name" "$src" >>"$LOG" 2>&1 || rune_error 3 "bundle was not pushed" "$(jq -nc --arg n "$name" '{bundle:$n}')"
  pushed=$((pushed + 1))
done < <(jq -r '.[] | [.name, .path] | @tsv' <<<"$bundles")

code="$(curl -s -o /dev/null -w '%{http_code}' -X POST "http://cdn.lan/purge/$CHANNEL")" || code=000
if [[ "$code" != 200 ]]; then
  rune_error_kv 2 "purge failed" "http-status=$code" "pushed=$pushed"
fi
rune_ok "Bundles pushed" "$(jq -nc --argjson n "$pushed" --arg c "$CHANNEL" '{pushed:$n, channel:$c}')"
