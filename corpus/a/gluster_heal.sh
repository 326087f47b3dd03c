#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

VOLUME=$(rune_param volume "")
MODE=$(rune_param mode "info")

case "$MODE" in
  info)
    args=(heal "$VOLUME" info summary)
  full)
    args=(heal "$VOLUME" full)
    ;;
  *)
    rune_error 1 "mode must be info or full" '{"allowed":["info","full"]}'
    ;;
esac

if ! gluster --mode=script volume "${args[@]}" >&2; then
  rune_error 3 "gluster failed" "$(jq -nc --arg v "$VOLUME" '{volume:$v}')"
fi
rune_ok "healed" "$(jq -nc --arg v "$VOLUME" --arg m "$MODE" '{volume:$v, mode:$m}')"
