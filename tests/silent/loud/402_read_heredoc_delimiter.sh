#!/usr/bin/env bash
# A read with an empty delimiter reaches the end of file and so always fails.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
read -r -d '' motd <<'TEXT' # expect: RUNE402
Authorized use only.
TEXT
printf '%s\n' "$motd" >/etc/motd || rune_error 2 "Banner is not writable"
rune_ok "Banner written" '{"file":"motd"}'
