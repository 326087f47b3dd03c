#!/usr/bin/env bash
# Braces of other languages stand beside expansions, and the JSON templates are constant.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
app=$(hostname)
code=$(curl -sS -o /dev/null -w '{"code":%{http_code}}' http://127.0.0.1/) || rune_error 2 "No answer"
pods=$(kubectl get pods -o jsonpath="{.items[?(@.spec.nodeName=='$app')].metadata.name}") || rune_error 2 "No pods"
state=$(docker inspect -f '{"state":"{{.State.Status}}"}' web) || rune_error 2 "No container"
label="set {${app}} {a,b} [$app]"
rune_ok "Read" "$(jq -nc --argjson c "$code" --argjson s "$state" --arg p "$pods" --arg l "$label" '$c + $s + {pods:$p,label:$l}')"
