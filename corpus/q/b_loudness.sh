#!/usr/bin/env bash
# EBU R128 check of one file; -23 LUFS +-tol, true peak <= -1
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

f=$(rune_param file "")
tol=$(rune_param tolerance 1.0)
[[ $f == /media/* && $f != *..* ]] || rune_error 1 "file must be below /media" '{"field":"file"}'
[[ $tol =~ ^[0-9](\.[0-9])?$ ]] || rune_error 1 "tolerance is like 0.5" '{"field":"tolerance"}'
[[ -r $f ]] || rune_error_kv 2 "cannot read it" "file=$f"

log=$(mktemp)
trap 'rm -f "$log"' EXIT

timeout 1800 ffmpeg -nostdin -hide_banner -nostats -i "$f" -map 0:a:0 -af ebur128=peak=true -f null - >"$log" 2>&1 ||
  rune_error_kv 3 "ffmpeg gave up" "file=$f" "last=$(tail -n 1 "$log")"

# Summary block:   I: -22.9 LUFS / LRA: 7.1 LU / Peak: -3.4 dBFS
pick() { awk -v k="$1" '/Summary:/ { s = 1 } s && $1 == k { print $2; exit }' "$log"; }
i=$(pick I:) lra=$(pick LRA:) peak=$(pick Peak:)
[[ $i =~ ^-?[0-9.]+$ ]] || rune_error_kv 3 "no loudness in ffmpeg's summary" "file=$f"

verdict=$(awk -v i="$i" -v t="$tol" -v p="${peak:-0}" 'BEGIN {
  d = i + 23; if (d < 0) d = -d
  if (d > t) print "loudness"; else if (p > -1) print "peak"; else print "ok" }')

out=$(jq -nc --arg f "$f" --arg i "$i" --arg l "$lra" --arg p "$peak" --arg v "$verdict" \
  '{file: $f, integrated: ($i | tonumber), lra: ($l | tonumber? // null), peak: ($p | tonumber? // null), verdict: $v}')
case $verdict in
  ok) rune_ok "within R128" "$out" ;;
  *) rune_error 3 "out of R128: $verdict" "$out" ;;
esac
