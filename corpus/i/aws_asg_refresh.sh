#!/usr/bin/env bash
# start an instance refresh and follow it
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ASG=$(rune_param group "")
REGION=$(rune_param region "eu-west-1")
PCT=$(rune_param min_healthy 90)
FOLLOW=$(rune_param follow "yes")
[[ -n $ASG ]] || rune_error 1 "group is missing" '{"missing":["group"]}'
case $PCT in
  ''|*[!0-9]*) rune_error 1 "min_healthy is a percentage" '{"field":"min_healthy"}' ;;
esac

A=(aws --region "$REGION" --output json autoscaling)
prefs=$(jq -nc --argjson p "$PCT" '{MinHealthyPercentage:$p, InstanceWarmup:120}')

if ! answer=$("${A[@]}" start-instance-refresh --auto-scaling-group-name "$ASG" --preferences "$prefs" 2>&1); then
  case $answer in
    *InstanceRefreshInProgress*) rune_ok_kv "a refresh is running already" "group=$ASG" "started=false" ;;
    *AccessDenied*) rune_error 4 "the role may not do this" "$(jq -nc --arg e "$answer" '{stderr:$e}')" ;;
    *) rune_error 3 "start failed" "$(jq -nc --arg e "$answer" '{stderr:$e}')" ;;
  esac
fi
id=$(jq -r '.InstanceRefreshId // empty' <<<"$answer") || id=""

state=Pending pct=0
if [[ $FOLLOW == yes ]]; then
  for _ in {1..60}; do
    doc=$("${A[@]}" describe-instance-refreshes --auto-scaling-group-name "$ASG" --instance-refresh-ids "$id" 2>/dev/null) || doc='{}'
    IFS=$'\t' read -r state pct < <(jq -r '.InstanceRefreshes[0]? // {} | [.Status // "Unknown", .PercentageComplete // 0] | @tsv' <<<"$doc") || true
    echo "state=$state pct=$pct" >&2
    case $state in
      Successful) break ;;
      Failed|Cancelled) rune_error 3 "refresh ended badly" "$(jq -nc --arg i "$id" --arg s "$state" '{refresh:$i, state:$s}')" ;;
    esac
    sleep 20
  done
fi
rune_ok "refresh ${state,,}" "$(jq -nc --arg i "$id" --arg s "$state" --arg p "$pct" '{refresh:$i, state:$s, percent:($p | tonumber? // 0)}')"
