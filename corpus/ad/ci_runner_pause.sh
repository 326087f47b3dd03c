#!/usr/bin/env bash
# Pause or resume a GitLab runner and wait for its jobs.   The runner image has the RUNE functions in BASH_ENV.
set -euo pipefail
rune_init

cfg=/etc/gitlab-runner/rune.conf
api=https://gitlab.example.org/api/v4
declare -A run=([id]="$(rune_param runner_id '')" [pause]="$(rune_param pause yes)")

[[ ${run[id]} =~ ^[0-9]+$ ]] || rune_error 1 "runner_id must be a number" '{"parameter":"runner_id"}'
[[ -r $cfg ]] || rune_error 4 "no curl configuration" '{"file":"/etc/gitlab-runner/rune.conf"}'

# the header with the credential is in the configuration file
call() { curl --config "$cfg" --silent --show-error --fail --max-time 20 "$@" </dev/null; }

case ${run[pause]} in
  yes) flag=true ;;
  no) flag=false ;;
  *) rune_error 1 "pause is yes or no" '{"parameter":"pause"}' ;;
esac
call -X PUT --data "paused=$flag" --output /dev/null "$api/runners/${run[id]}" ||
  rune_error 2 "GitLab refused" "$(jq -nc --arg id "${run[id]}" '{runner:$id}')"

left=0
for ((i = 0; i < 20; i++)); do
  left=$(call "$api/runners/${run[id]}/jobs?status=running" | jq length) || left=-1
  [[ $flag == true && $left -gt 0 ]] || break
  sleep 15
done
rune_ok "runner changed" "$(jq -nc --arg id "${run[id]}" --argjson p "$flag" --argjson n "$left" '{runner:$id, paused:$p, running:$n}')"
