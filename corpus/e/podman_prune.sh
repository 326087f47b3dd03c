#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
hours=$(rune_param older_than_hours 72)
case $hours in '' | *[!0-9]*) rune_error 1 "older_than_hours is not a number" '{}' ;; esac
hash podman 2>/dev/null || rune_error 4 "podman is not installed" '{"command":"podman"}'
exec 5>&1 >/dev/null
podman container prune -f --filter "until=${hours}h" || rune_error 2 "container prune failed" '{}' >&5
podman image prune -f --filter "until=${hours}h" || rune_error 2 "image prune failed" '{}' >&5
podman volume prune -f || true
exec 1>&5 5>&-
df=$(podman system df --format '{{.Type}}|{{.Size}}|{{.Reclaimable}}' 2>/dev/null || true)
data=$(jq -Rnc '{usage: [inputs | select(. != "") | split("|") | {type:.[0], size:.[1], reclaimable:.[2]}]}' <<<"$df")
rune_ok "pruned" "$data"
