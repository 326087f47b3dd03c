#!/usr/bin/env bash
# age of the oldest unacked message per subscription
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

project=$(rune_param project "")
max=$(rune_param max_age 600)
verbose=$(rune_param verbose false)
case $max in '' | *[!0-9]*) rune_error 1 "max_age must be seconds" '{"param":"max_age"}' ;; esac
[[ -n $project ]] || rune_error 1 "project is missing" '{"missing":["project"]}'

dbg() { [[ $verbose != true ]] || printf 'pubsub: %s\n' "$*" >&2; }

mapfile -t subs < <(gcloud --project "$project" pubsub subscriptions list --format='value(name)' 2>/dev/null)
(( ${#subs[@]} )) || rune_error 3 "No subscriptions" "$(jq -nc --arg p "$project" '{project:$p}')"

late='{}'
for s in "${subs[@]##*/}"; do
  age=$(gcloud --project "$project" monitoring time-series list --format='value(points[0].value.int64Value)' \
    --filter="metric.type=\"pubsub.googleapis.com/subscription/oldest_unacked_message_age\" AND resource.labels.subscription_id=\"$s\"" \
    2>/dev/null | head -n 1) || age=""
  dbg "$s ${age:-none}"
  if [[ $age =~ ^[0-9]+$ ]] && (( age > max )); then
    late=$(jq -c --arg s "$s" --argjson a "$age" '.[$s] = $a' <<<"$late")
  fi
done
if [[ $late != '{}' ]]; then
  rune_error 3 "Backlog" "$late"
fi
rune_ok "No backlog" "$(jq -nc --argjson n "${#subs[@]}" '{subscriptions:$n}')"
