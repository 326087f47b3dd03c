#!/usr/bin/env bash
# Restores a backup. The options are written out, each on its line, after a constant or two.
readonly TARGET=/srv/restore
set -o errexit
set -o nounset
set -o pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

URL="$(rune_param url "")"
[[ "${URL}" == https://* ]] || rune_error 1 "No address"
if ! curl -fsS "${URL}" | tar -xzf - -C "${TARGET}" >&2; then
  rune_error 2 "Restore failed"
fi
rune_ok "Restored" '{}'
