#!/bin/bash
# daemon_signal: status, reload or stop of a daemon that keeps a pid file
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

pf=$(rune_param pidfile "")
nm=$(rune_param name "")
act=$(rune_param action status)
w=$(rune_param wait 10)
pid= how=

die() { rune_error "$1" "$2" "$(jq -nc --arg p "$pf" --arg n "$nm" --arg i "$pid" '{pidfile: $p, name: $n, pid: $i}')"; }
up() { kill -0 "$pid" 2>/dev/null; }
age() {
  local e
  e=$(ps -o etimes= -p "$1" 2>/dev/null) || return 1
  e=${e//[[:space:]]/}
  [ -n "$e" ] || return 1
  echo "$e"
}
gone() {
  local i=0
  while up; do
    [ "$i" -lt "$1" ] || return 1
    sleep 1
    i=$((i + 1))
  done
  return 0
}

[[ $pf =~ ^/(var/)?run/[A-Za-z0-9._/-]{1,100}$ ]] || { pf=; die 1 "pidfile must lie below /run"; }
[[ $nm =~ ^[A-Za-z0-9._-]{1,15}$ ]] || { nm=; die 1 "name is the command name of the daemon"; }
[[ $w =~ ^([1-9]|[1-9][0-9]|1[01][0-9]|120)$ ]] || die 1 "wait must be 1 to 120 seconds"

if [ -e "$pf" ]; then
  read -r pid _ <"$pf" || [ -n "$pid" ] || die 2 "cannot read the pid file"
  case $pid in
    "" | 0* | *[!0-9]*) pid=; die 2 "no pid in the pid file" ;;
  esac
fi

if [ -z "$pid" ] || ! up; then
  case $act in
    status) die 3 "not running" ;;
    stop)
      rm -f -- "$pf" || die 2 "stale pid file cannot be removed"
      rune_ok_kv "was not running" "name=$nm" "pidfile=$pf"
      ;;
    reload) die 2 "nothing to reload" ;;
    *) die 1 "action must be status, reload or stop" ;;
  esac
fi

c=$(cat "/proc/$pid/comm" 2>/dev/null) || c=
[ "$c" = "${nm:0:15}" ] || die 3 "pid belongs to another program"
t=$(age "$pid") || t=unknown

case $act in
  status)
    how=none
    ;;
  reload)
    kill -HUP "$pid" || die 2 "HUP was refused"
    sleep 1
    up || die 3 "daemon died on HUP"
    how=HUP
    ;;
  stop)
    kill -TERM "$pid" || die 2 "TERM was refused"
    how=TERM
    if ! gone "$w"; then
      echo "$nm[$pid] ignores TERM" >&2
      kill -KILL "$pid" 2>/dev/null || :
      how=KILL
      gone 5 || die 3 "survives KILL"
    fi
    rm -f -- "$pf" || echo "$pf stays behind" >&2
    ;;
  *)
    die 1 "action must be status, reload or stop"
    ;;
esac

rune_ok_kv "$act done" "name=$nm" "pid=$pid" "signal=$how" "age=$t"
