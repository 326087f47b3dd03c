#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

target=$(rune_param target "")
port=$(rune_param port 6514)
state=/var/lib/logship
debug=$(rune_param debug false)

[[ $target =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "target: bad host name"
[[ $port =~ ^[1-9][0-9]{1,4}$ ]] || rune_error 1 "port: bad number"
mkdir -p "$state" || rune_error 2 "no state directory"

# one file for everything that wants to talk
open_log() {
  case $debug in
    true) exec 2>&1 ;;
    *) exec 2>>"$state/probe.log" ;;
  esac
}

mark() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

open_log
mark "probing $target:$port"

if ! timeout 5 openssl s_client -connect "$target:$port" -brief </dev/null >/dev/null; then
  rune_error 2 "relay does not talk TLS" "$(jq -nc --arg t "$target" --arg p "$port" '{target: $t, port: $p}')"
fi

stamp="probe-$$-$(date +%s)"
logger --server "$target" --tcp --port "$port" -t rune-probe "$stamp" ||
  rune_emit "relay $target took no message" 2

# drop what has been shipped, at leisure
sweep() {
  sleep 30
  find "$state/spool" -name '*.done' -mmin +60 -delete
} 2>/dev/null
sweep & disown

lag=unknown
if [[ -s $state/ack ]]; then
  read -r last _ <"$state/ack" || last=""
  case $last in
    ''|*[!0-9]*) mark "ack file is garbled" ;;
    *) lag=$(( $(date +%s) - 10#$last )) ;;
  esac
fi

rune_ok "probe sent" "$(jq -nc --arg s "$stamp" --arg l "$lag" '{stamp: $s, lag: $l}')"
