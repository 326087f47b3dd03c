#!/usr/bin/env bash
# PAUSE, switch upstream, RESUME
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
if [ -n "${PG_STANDBY:-}" ]; then
  ssh -o BatchMode=yes -o ConnectTimeout=5 "$PG_STANDBY" true >&2 || echo "standby unreachable" >&2
fi
rune_init

to=$(rune_param to "")
ini=/etc/pgbouncer/pgbouncer.ini
[[ $to =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad target"
[ -w "$ini" ] || rune_error 2 "no pgbouncer.ini"

adm() { psql -X -q -h /var/run/postgresql -p 6432 -U pgbouncer -d pgbouncer -c "$1" >&2; }
paused=
back() {
  [ -z "$paused" ] || adm RESUME || true
  rune_finish "pool is on $to"
}
trap back EXIT

adm PAUSE || rune_error 3 "PAUSE failed"
paused=1
sed -i.bak -E "s/(host=)[a-z0-9.-]+/\1$to/" "$ini"
adm RELOAD || rune_error 3 "RELOAD failed"
rune_out "target=$to"
