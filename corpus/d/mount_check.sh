#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# describe DIR: one line about a mount
describe() {
  local fs
  fs=$(stat -f -c %T "$1" 2>/dev/null) || fs=unknown
  printf '%s (%s)\n' "$1" "$fs"
}

MNT=$(rune_param mount "/")
TEXT=$(describe "$MNT")
echo "checking $TEXT" >&2

if ! mountpoint -q "$MNT"; then
  if [[ $(rune_param optional "false") == "true" ]]; then
    echo "optional mount is absent, nothing to do" >&2
    exit 0
  fi
  rune_error 2 "Not a mount point" "$(jq -nc --arg m "$MNT" '{mount:$m}')"
fi

for extra in /boot /home; do
  describe "$extra"
done

rune_ok "mounted" "$(jq -nc --arg m "$MNT" --arg t "$TEXT" '{mount:$m, text:$t}')"
