#!/usr/bin/env bash
# Braces of a device id, a Go template, an awk program and a brace expansion are not JSON.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
UUID="$(rune_param uuid "")"
[[ "$UUID" =~ ^[0-9A-F-]{36}$ ]] || rune_error 1 "bad uuid"
NAME="vol{${UUID}}"
IMG=$(docker inspect --format '{{.Config.Image}}' "$NAME" </dev/null) || rune_error 2 "no such container"
mkdir -p "/srv/vol/${UUID}/"{in,out} || rune_error 2 "no folders"
LOAD=$(awk '{print "{" $1 "}"}' /proc/loadavg)
rune_ok "found" "$(jq -nc --arg i "$IMG" --arg l "$LOAD" '{image: $i, load: $l}')"
