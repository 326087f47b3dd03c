#!/usr/bin/env bash
# Firing alerts grouped by severity; the answer is put together by hand for a special shape.
set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

prom=$(rune_ctx prometheus_url http://127.0.0.1:9090)
top=$(rune_param top 20)
[[ $top =~ ^[0-9]{1,3}$ ]] || rune_error 1 "top?" '{"field":"top"}'
declare -r cred=/etc/rune/prom.curlrc          # --config file with the bearer token in it

q() {
  local -n _into=$1; shift
  local -a extra=()
  [[ ! -r $cred ]] || extra=(--config "$cred")
  _into=$(curl -fsS -m 20 -G "${extra[@]}" "$prom/api/v1/$1" "${@:2}" 2> >(cat >&2))
}

q alerts alerts || rune_error 2 "Prometheus does not answer" "$(jq -nc --arg u "$prom" '{url:$u}')"
q pages query --data-urlencode 'query=sum by (severity) (ALERTS{alertstate="firing"})' || pages='{"data":{"result":[]}}'

digest=$(jq -c --argjson top "$((10#$top))" '
  [.data.alerts[]? | select(.state == "firing")]
  | group_by(.labels.severity // "none")
  | map({key: (.[0].labels.severity // "none"), value: (map(.labels.alertname) | unique | .[:$top])})
  | from_entries' <<<"$alerts") || digest='{}'
counts=$(jq -c '[.data.result[]? | {(.metric.severity // "none"): (.value[1] | tonumber)}] | add // {}' <<<"$pages") || counts='{}'

printf -v title 'firing: %s' "$(jq -r 'to_entries | map("\(.key)=\(.value | length)") | join(" ")' <<<"$digest")"
{ echo "$title"; jq . <<<"$digest"; } >&2

rune_emit "$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson ob "$RUNE_OBSERVABILITY" \
  --arg t "$title" --argjson d "$digest" --argjson c "$counts" '{
    message_metadata: $mm,
    payload: {result: "success", output_data: {message: $t, alerts: $d, counts: $c}},
    observability: $ob,
    error: null
  }')" 0
