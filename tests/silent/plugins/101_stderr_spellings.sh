#!/usr/bin/env bash
# Five spellings of standard error for five prints.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
ZONE="$(rune_param zone "example.org")"
>&2 echo "zone ${ZONE}"
1>&2 printf 'checking\n'
echo "still checking" >/dev/stderr
printf 'file below %s\n' "/var/named" >/dev/fd/2
{ type -a named-checkzone || true; } >&2
named-checkzone "$ZONE" "/var/named/${ZONE}.zone" >&2 || rune_error 3 "Zone file is broken"
rune_ok "Zone is fine" "$(jq -nc --arg z "$ZONE" '{zone:$z}')"
