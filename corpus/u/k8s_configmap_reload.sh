#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

ns=$(rune_param namespace "default")
cm=$(rune_param configmap "")
key=$(rune_param key "")
value=$(rune_param value "")
app=$(rune_param app_label "")
reload=$(rune_param reload_command "nginx -s reload")

for pair in "configmap:$cm" "key:$key" "app_label:$app"; do
  [[ -n ${pair#*:} ]] || rune_error 1 "missing ${pair%%:*}" "$(jq -nc --arg k "${pair%%:*}" '{missing:$k}')"
done

patch="{\"data\":{\"$key\":\"$value\"}}"
if ! kubectl -n "$ns" patch configmap "$cm" --type merge -p "$patch" >/dev/null 2>&1; then
  rune_error 2 "configmap could not be patched" "$(jq -nc --arg c "$cm" '{configmap:$c}')"
fi

mapfile -t pods < <(kubectl -n "$ns" get pods -l "app=$app" -o name)
(( ${#pods[@]} > 0 )) || rune_error 2 "no pods carry the label" "$(jq -nc --arg a "$app" '{app:$a}')"

ok=0 bad=0
for pod in "${pods[@]}"; do
  if kubectl -n "$ns" exec "${pod#pod/}" -- sh -c "$reload" >&2; then
    ok=$((ok + 1))
  else
    bad=$((bad + 1))
  fi
done

details=$(jq -nc --argjson ok "$ok" --argjson bad "$bad" '{reloaded:$ok, failed:$bad}')
(( bad == 0 )) || rune_error 3 "reload failed in some pods" "$details"
rune_ok "configmap rolled out" "$details"
