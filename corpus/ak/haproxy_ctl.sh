#!/usr/bin/env bash
# haproxy_ctl: state of a backend, and drain / maint / ready of one of its servers, by the stats socket
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ACTION=$(rune_param action status)
BACKEND=$(rune_param backend "")
SERVER=$(rune_param server "")
SOCKET=$(rune_param socket /run/haproxy/admin.sock)
KEEP=$(rune_param keep_up 1)
PATIENCE=$(rune_param drain_seconds 60)
WEIGHT=$(rune_param weight "")

die() {
  rune_error "$1" "$2" "$(jq -nc --arg b "${BACKEND:0:80}" --arg s "${SERVER:0:80}" --arg a "${ACTION:0:20}" --arg t "${3:-}" \
    '{backend: $b, server: $s, action: $a, text: $t[:300]}')"
}

hap() { # COMMAND: the answer of haproxy
  timeout 10 socat -t 5 - "UNIX-CONNECT:$SOCKET" <<<"$1"
}

# order COMMAND: haproxy answers an order with an empty line, or says what is wrong
order() {
  ANSWER=$(hap "$1") || return 1
  ANSWER=${ANSWER//$'\n'/ }
  [ -z "${ANSWER// /}" ]
}

# snapshot: "server status current-sessions weight check-status seconds-since-change" of the backend
snapshot() {
  hap "show stat" | awk -F, -v px="$BACKEND" '
    /^# / { sub(/^# /, ""); for (i = 1; i <= NF; i++) col[$i] = i; next }
    !("svname" in col) { next }
    $col["pxname"] == px && $col["svname"] !~ /^(FRONTEND|BACKEND)$/ {
      state = $col["status"]; sub(/ .*/, "", state)
      check = $col["check_status"]
      printf "%s %s %d %d %s %d\n", $col["svname"], state, $col["scur"], $col["weight"], (check == "" ? "-" : check), $col["lastchg"]
    }'
}

# field SERVER N: one column of a line of the snapshot in $STAT
field() {
  awk -v s="$1" -v n="$2" '$1 == s { print $n }' <<<"$STAT"
}

as_json() {
  jq -Rnc '[inputs | split(" ") | select(length == 6)
            | {server: .[0], status: .[1], sessions: (.[2] | tonumber), weight: (.[3] | tonumber), check: .[4], since: (.[5] | tonumber)}][:100]' <<<"$STAT"
}

[[ $BACKEND =~ ^[A-Za-z0-9_.:-]{1,60}$ ]] || die 1 "backend is missing or odd"
[[ $SOCKET =~ ^/(var/)?run/[A-Za-z0-9_./-]{1,80}$ ]] || die 1 "socket must lie below /run"
[[ $KEEP =~ ^[0-9]$ && $PATIENCE =~ ^([0-9]|[1-9][0-9]|[1-5][0-9][0-9])$ ]] || die 1 "keep_up or drain_seconds out of range"
[[ $WEIGHT =~ ^([0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-6])?$ ]] || die 1 "weight must be 0 to 256"
if [ "$ACTION" != status ]; then
  [[ $SERVER =~ ^[A-Za-z0-9_.:-]{1,60}$ ]] || die 1 "server is missing or odd"
fi
command -v socat >/dev/null || die 4 "socat is not installed"
[ -S "$SOCKET" ] || die 2 "no stats socket" "$SOCKET"

STAT=$(snapshot) || die 2 "haproxy does not answer"
[ -n "$STAT" ] || die 2 "no such backend, or it has no servers"
UP=$(awk '$2 == "UP" || $2 == "no" { n++ } END { print n + 0 }' <<<"$STAT")
NOTE=

if [ "$ACTION" = status ]; then
  [ "$UP" -ge "$KEEP" ] || die 3 "too few servers are up" "$UP"
  rune_ok "$UP server(s) up" "$(as_json | jq -c --arg b "$BACKEND" '{backend: $b, servers: .}')"
fi

NOW=$(field "$SERVER" 2)
[ -n "$NOW" ] || die 2 "no such server in this backend"

case $ACTION in
  drain | maint)
    if [ "$NOW" = UP ] && [ "$((UP - 1))" -lt "$KEEP" ]; then
      die 3 "it is one of the last servers" "$UP up"
    fi
    order "set server $BACKEND/$SERVER state drain" || die 2 "haproxy refuses" "${ANSWER:-no answer}"
    END=$((SECONDS + PATIENCE))
    while :; do
      STAT=$(snapshot) || die 2 "haproxy does not answer any more"
      LEFT=$(field "$SERVER" 3)
      [ "${LEFT:-0}" != 0 ] || break
      if [ "$SECONDS" -ge "$END" ]; then
        NOTE="$LEFT session(s) were still there"
        break
      fi
      sleep 2
    done
    if [ "$ACTION" = maint ]; then
      order "set server $BACKEND/$SERVER state maint" || die 2 "haproxy refuses" "${ANSWER:-no answer}"
      [ -z "$NOTE" ] || order "shutdown sessions server $BACKEND/$SERVER" || NOTE="$NOTE, and could not be cut"
    elif [ -n "$NOTE" ]; then
      die 3 "not drained in time" "$NOTE"
    fi
    ;;
  ready)
    order "set server $BACKEND/$SERVER state ready" || die 2 "haproxy refuses" "${ANSWER:-no answer}"
    if [ -n "$WEIGHT" ]; then
      order "set server $BACKEND/$SERVER weight $WEIGHT" || NOTE="weight not set: ${ANSWER:-no answer}"
    fi
    for TRY in 1 2 3 4 5; do
      sleep "$TRY"
      STAT=$(snapshot) || die 2 "haproxy does not answer any more"
      NOW=$(field "$SERVER" 2)
      case $NOW in UP | no) break ;; esac
    done
    case $NOW in UP | no) ;; *) die 3 "server does not come up" "${NOW:-gone}" ;; esac
    ;;
  *) die 1 "action must be status, drain, maint or ready" ;;
esac

STAT=$(snapshot) || echo "haproxy_ctl: no final figures" >&2
rune_ok "$SERVER: $ACTION done" "$(as_json | jq -c --arg b "$BACKEND" --arg n "$NOTE" '{backend: $b, note: $n, servers: .}')"
