#!/usr/bin/env bash
# A remote shell gets a constant program by a quoted here-document and the value as an argument that was checked.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
SVC="$(rune_param service "")"
[[ "$SVC" =~ ^[a-z0-9@.-]+$ ]] || rune_error 1 "service has bad characters"
if ! ssh -o BatchMode=yes web1.lan bash -s -- "$SVC" >&2 <<'REMOTE'
systemctl reload "$1" || exit 3
echo "reloaded $1"
REMOTE
then
  rune_error 3 "the reload failed"
fi
rune_ok_kv "reloaded" "service=$SVC"
