#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

URL=$(rune_param url https://ci.example.net)
NAME=$(rune_param name "$(rune_ctx node runner)")
TAGS=$(rune_param tags "linux,amd64")
TOKEN=$(rune_param registration_token "")
DIR=/opt/actions-runner

[[ $TOKEN ]] || rune_error 1 "registration_token is required" '{"missing":["registration_token"]}'
[[ -x $DIR/config.sh ]] || rune_error 4 "runner is not unpacked" '{"path":"/opt/actions-runner"}'

LOG=$(mktemp /tmp/runner.XXXXXX)
trap 'rm -f "$LOG"' EXIT

# shown to operators when things go wrong
trace() {
  local word line=
  for word; do line+=" ${word@Q}"; done
  printf '+%s\n' "$line" >&2
}

run() {
  trace "$@"
  ( cd "$DIR" && exec "$@" ) </dev/null >>"$LOG" 2>&1
}

common=(--unattended --replace --url "$URL" --name "$NAME")
while IFS= read -r -d, t; do
  [[ $t =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "bad tag" "[\"$t\"]"
  common+=(--labels "$t")
done <<<"$TAGS,"

RUNNER_CFG=$(mktemp)
printf '%s\n' "$TOKEN" >"$RUNNER_CFG"

if [[ -e $DIR/.runner ]]; then
  run ./config.sh remove --unattended || printf 'old registration stays\n' >&2
fi
if ! run ./config.sh "${common[@]}" --token-file "$RUNNER_CFG"; then
  rm -f "$RUNNER_CFG"
  printf 'registration with %s failed, token was %s\n' "$URL" "$TOKEN" >&2
  rune_error 3 "registration failed" "$(jq -nc --rawfile l "$LOG" '{log: $l}')"
fi
rm -f "$RUNNER_CFG"

svc=$(systemctl list-unit-files 'actions.runner.*' --no-legend 2>/dev/null | awk '{ print $1; exit }') || svc=""
labels=$(jq -Rc 'split(",")' <<<"$TAGS")
rune_ok "runner registered" "$labels"
