#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

URL=$(rune_param url "http://localhost:9200")
REPO=$(rune_param repository "nightly")
NAME="snap-$(date +%Y%m%d)"
INDICES=$(rune_param indices "*")
DRAIN=/var/run/elastic_snapshot

BODY="{\"indices\":\"$INDICES\",\"include_global_state\":false}"

answer=$(curl -sS -X PUT -H 'Content-Type: application/json' -d "$BODY" "$URL/_snapshot/$REPO/$NAME" 2>/dev/null) || answer='{}'
accepted=$(jq -r '.accepted // false' <<<"$answer" 2>/dev/null) || accepted=false

rm -rf "$DRAIN" 2>&1 || rune_error 2 "cannot clear the drain marker" '{"marker":"drain"}'
mkdir "$DRAIN"

if [[ $accepted != true ]]; then
  rune_error 3 "snapshot refused" "$(jq -nc --arg n "$NAME" '{snapshot:$n}')"
fi

state=STARTED
for _ in {1..30}; do
  state=$(curl -sf "$URL/_snapshot/$REPO/$NAME" 2>/dev/null | jq -r '.snapshots[0].state') || state=UNKNOWN
  [[ $state == IN_PROGRESS || $state == UNKNOWN ]] || break
  sleep 10
done

if [[ $state == SUCCESS ]]; then
  rune_ok "snapshot taken" "$(jq -nc --arg n "$NAME" '{snapshot:$n}')"
fi
rune_error 3 "snapshot did not finish" "$(jq -nc --arg n "$NAME" --arg s "$state" '{snapshot:$n, state:$s}')"
