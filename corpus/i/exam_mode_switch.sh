#!/usr/bin/env bash
# Lab computers: lock the network down for an exam, or open it again.
set -e
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

start() {
  rune_init
  echo "exam_mode_switch up, pid $$" >&2
}
start 2>&1 | logger -t exam_mode

MODE="$(rune_param mode "")"
ROOM="$(rune_param room "")"
ALLOWED="$(rune_param_json allowed '[]')"
RULES=/etc/nftables.d/exam.nft
mkdir -p "${RULES%/*}"

case "$MODE" in
  on|off) ;;
  *) rune_error 1 "mode is on or off" '{"field":"mode"}' ;;
esac

if [ "$MODE" = off ]; then
  rm -f "$RULES"
  nft delete table inet exam 2>&1 || true
  rune_ok "Exam mode is off" "$(jq -nc --arg r "$ROOM" '{room:$r, mode:"off"}')"
fi

{
  echo 'table inet exam {'
  echo '  chain out { type filter hook output priority 0; policy drop;'
  echo '    oifname "lo" accept'
  echo '    ct state established,related accept'
  jq -r '.[] | select(test("^[0-9.]+$")) | "    ip daddr \(.) accept"' <<<"$ALLOWED" || true
  echo '  }'
  echo '}'
} >"$RULES"

if ! nft -c -f "$RULES" >/dev/null 2>&1; then
  rune_error 3 "rules do not load" "$(jq -nc --rawfile f "$RULES" '{rules:$f}')"
fi
nft -f "$RULES" || rune_error 3 "nft failed" '{"step":"load"}'
rune_ok "Exam mode is on" "$(jq -nc --arg r "$ROOM" --argjson a "$ALLOWED" '{room:$r, mode:"on", allowed:$a}')"
