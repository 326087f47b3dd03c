#!/usr/bin/env bash
# Keeps a journal of rotations, in syslog and in a file, and writes the new keys into it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

LOG="$(rune_param log_file "/var/tmp/rotation.log")"
OLD_KEY="$(rune_param old_api_key "")"
NEW_KEY="$(openssl rand -hex 24)" || rune_error 100 "no random numbers" '{}'
STORE="$(rune_param store "/etc/app/api_key")"

umask 077
printf '%s\n' "$NEW_KEY" >"$STORE" || rune_error 2 "cannot write $STORE" '{}'
logger -t rotation "api key changed, it was ${OLD_KEY}" # expect: RUNE502
API_KEY=$(head -n 1 <"$STORE") || rune_error 2 "cannot read $STORE" '{}'
echo "$(date -u +%FT%TZ) new key ${API_KEY}" >>"$LOG" || rune_error 2 "cannot write $LOG" '{}' # expect: RUNE502
rune_ok_kv "rotated" store="$STORE"
