#!/usr/bin/env bash
# expect-at: 1 RUNE601
# Restores a backup. Without `pipefail` a download that breaks off is a success of `tar`.
set -eu

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

URL="$(rune_param url "")"
[[ "${URL}" == https://* ]] || rune_error 1 "No address"
if ! curl -fsS "${URL}" | tar -xzf - -C /srv/restore >&2; then
  rune_error 2 "Restore failed"
fi
rune_ok "Restored" '{}'
