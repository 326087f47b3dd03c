#!/usr/bin/env bash
# Opens one TCP port for a network tag in a Google Cloud VPC
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/fields.sh"

PROJECT=$(rune_param project "")
TAG=$(rune_param tag "")
PORT=$(rune_param port "")
RANGES=$(rune_param ranges 10.0.0.0/8)

[[ $PROJECT =~ ^[a-z][a-z0-9-]{5,29}$ ]] || rune_error 1 "project is required" '{"missing":["project"]}'
[[ $TAG =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "tag is required" '{"missing":["tag"]}'
[[ $PORT =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "port is required" '{"missing":["port"]}'

rule=rune-$TAG-$PORT
gc() { gcloud --project "$PROJECT" --quiet "$@"; }

if gc compute firewall-rules describe "$rule" --format='value(name)' &>/dev/null; then
  verb=update
else
  verb=create
fi
extra=()
[[ $verb == create ]] && extra=(--direction INGRESS --target-tags "$TAG")

if ! gc compute firewall-rules "$verb" "$rule" --allow "tcp:$PORT" --source-ranges "$RANGES" "${extra[@]}" >&2; then
  rune_error 3 "gcloud refused the rule" "$(obj rule "$rule" verb "$verb")"
fi
rune_ok "Rule is in place" "$(obj rule "$rule" verb "$verb" ranges "$RANGES")"
