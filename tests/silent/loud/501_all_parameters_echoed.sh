#!/usr/bin/env bash
# All parameters are echoed back although one of them is a passphrase.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
PASSPHRASE="$(rune_param passphrase "")"
[[ -n $PASSPHRASE ]] || rune_error 1 "Missing required parameter: passphrase"
printf '%s' "$PASSPHRASE" | cryptsetup open --type luks --key-file - /dev/vdb1 data >&2 || rune_error 3 "Volume stays locked"
rune_ok "Volume unlocked" "$(rune_all_params)" # expect: RUNE501
