#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

NAME="$(rune_param container "web")"
DETAILS="$(jq -nc --arg name "${NAME}" '{container:$name}')"

# `docker restart` prints the container's name.
docker restart "${NAME}" || rune_error 2 "Failed to restart container" "${DETAILS}" # expect: RUNE102

rune_ok "Container restarted" "${DETAILS}"
