#!/usr/bin/env bash
# modem_at_send: one AT command on the diagnostic port
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

tty=$(rune_param tty /dev/ttyUSB2)
cmd=$(rune_param command ATI)
wait=$(rune_param wait 3)

say()   { echo "at: $1"; }
nope()  { rune_error "$1" "$2" "$(jq -nc --arg t "$tty" '{tty:$t}')"; }
clean() { tr -d '\r' | sed '/^$/d'; }

[[ $tty == /dev/ttyUSB[0-9] ]] || nope 1 "port is not allowed"
[[ -c $tty ]] || nope 2 "port is not there"
[[ $cmd == AT* ]] || nope 1 "commands begin with AT"
[[ $wait =~ ^[1-9]$ ]] || nope 1 "wait is 1 to 9"

say "using $tty" >&2
if fuser -s "$tty" 2>/dev/null; then
  say "port is busy, asking ModemManager to let go"
  mmcli -m any --inhibit-device="${tty##*/}" >/dev/null 2>&1 </dev/null &
  inhibit=$!
  trap 'kill "$inhibit" 2>/dev/null || true' EXIT
  sleep 1
fi
stty -F "$tty" 115200 raw -echo 2>/dev/null || nope 2 "port cannot be set up"

out=$(timeout "$((wait + 2))" bash -c "exec 4<>$tty; printf '%s\r' '$cmd' >&4; timeout $wait cat <&4" 2>/dev/null | clean || true)
case $out in
  *OK)      rune_ok "answered" "$(jq -nc --arg o "$out" '{lines:($o | split("\n"))}')" ;;
  *ERROR*)  rune_error 3 "modem says ERROR" "$(jq -nc --arg o "$out" '{answer:$o}')" ;;
  *)        nope 3 "no final answer" ;;
esac
