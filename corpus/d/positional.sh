#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DEBUG=$1
TAG=$(rune_param tag "latest")

trace() {
  [[ $DEBUG == debug ]] && echo "trace: $*" >&2
}

deploy() {
  local tag=$1
  trace "deploying $tag" || true
  helm upgrade --install web ./chart --set "image.tag=$tag" --wait >&2 || rune_error 3 "helm failed" "$(jq -nc --arg t "$tag" '{tag:$t}')"
  trace "deployed $tag"
}

rollback() {
  helm rollback web >&2 || rune_error 3 "rollback failed" '{}'
}

case $TAG in
  previous) rollback ;;
  *) deploy "$TAG" ;;
esac

rune_ok "deployed" "$(jq -nc --arg t "$TAG" '{tag:$t}')"
