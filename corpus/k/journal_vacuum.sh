#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

usage_of() { journalctl --disk-usage 2>/dev/null | sed -n 's/.* take up \([0-9.]*[KMGT]\{0,1\}\) .*/\1/p'; }

reply() { # result-code document-of-data-or-error
  local doc
  if [ "$1" = 0 ]; then
    doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson d "$2" '
      {message_metadata: $mm, payload: {result: "success", output_data: $d}, observability: $obs, error: null}')
    rune_emit "$doc" 0
  else
    doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson d "$2" --argjson c "$1" '
      {message_metadata: $mm, payload: null, observability: $obs,
       error: {code: $c, message: $d.message, details: ($d | del(.message))}}')
    rune_emit "$doc"
  fi
}

size=$(rune_param max_size 500M)
case $size in
  100M|200M|500M|1G|2G|4G) ;;
  *) reply 1 '{"message":"max_size is not one of the sizes","allowed":["100M","200M","500M","1G","2G","4G"]}' ;;
esac

before=$(usage_of) || before=unknown
journalctl --rotate >/dev/null 2>&1 || echo "rotation failed, going on" >&2
if ! text=$(journalctl --vacuum-size="$size" 2>&1); then
  reply 3 "$(jq -nc --arg t "$text" '{message: "vacuum failed", text: $t}')"
fi
after=$(usage_of) || after=unknown
freed=$(grep -o 'freed [0-9.]*[KMGTB]*' <<<"$text" | tail -1 | cut -d' ' -f2) || freed=0B

reply 0 "$(jq -nc --arg b "$before" --arg a "$after" --arg f "$freed" '{before: $b, after: $a, freed: $f}')"
