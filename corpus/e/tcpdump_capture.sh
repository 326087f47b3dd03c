#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

IFACE=$(rune_param iface any)
FILTER=$(rune_param filter "port 53")
SECS=$(rune_param seconds 10)
OUT=$(rune_param file /var/tmp/capture.pcap)
TMP=$(mktemp -d)

on_signal() {
  rm -rf -- "$TMP"
  exit 130
}
trap on_signal INT TERM

rc=0
timeout --signal=INT "$SECS" tcpdump -n -i "$IFACE" -w "$TMP/c.pcap" "$FILTER" >/dev/null 2>"$TMP/err" || rc=$?
# 124 is the regular end
if [[ $rc -ne 0 && $rc -ne 124 ]]; then
  rune_error 2 "tcpdump failed" "$(jq -nc --rawfile e "$TMP/err" '{stderr:$e}')"
fi

packets=$(sed -n 's/^\([0-9]*\) packets captured/\1/p' "$TMP/err")
[ "${packets:-0}" -gt 0 ] || exit 0
mv "$TMP/c.pcap" "$OUT"
rm -rf -- "$TMP"

rune_ok "captured" "$(jq -nc --arg f "$OUT" --arg p "${packets:-0}" '{file:$f, packets:$p}')"
