#!/usr/bin/env bash
# A detached container prints its id.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
IMAGE="$(rune_param image "registry.lan/worker:stable")"
docker rm -f worker >/dev/null 2>&1 || true
docker run -d --restart unless-stopped --name worker "$IMAGE" 2>/dev/null || rune_error 2 "Cannot start the container" # expect: RUNE102
rune_ok "Container started" "$(jq -nc --arg i "$IMAGE" '{image:$i}')"
