#!/usr/bin/env bash
# Inside the substitution the two streams change places.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
IMAGE="$(rune_param image "alpine:3.20")"
if ! WHY="$(skopeo inspect "docker://${IMAGE}" 3>&1 1>&2 2>&3 3>&-)"; then
  rune_error 2 "The image cannot be read" "$(jq -nc --arg w "$WHY" '{stderr:$w}')"
fi
rune_ok "The image exists" "$(jq -nc --arg i "$IMAGE" '{image:$i}')"
