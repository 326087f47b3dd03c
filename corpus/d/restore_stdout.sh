#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

IMAGE=$(rune_param image "")
[[ -n $IMAGE ]] || rune_error 1 "Missing image" '{"missing":["image"]}'

exec {SAVED}>&1 1>&2
echo "pulling $IMAGE"
pulled=1
docker pull "$IMAGE" || pulled=0
docker images --digests || true
echo "pull status $pulled"
exec 1>&"$SAVED" {SAVED}>&-

if (( ! pulled )); then
  rune_error 2 "Pull failed" "$(jq -nc --arg i "$IMAGE" '{image:$i}')"
fi

DIGEST=$(docker image inspect --format '{{index .RepoDigests 0}}' "$IMAGE" 2>/dev/null) || DIGEST=
rune_ok "pulled" "$(jq -nc --arg i "$IMAGE" --arg d "$DIGEST" '{image:$i, digest:(if $d == "" then null else $d end)}')"
