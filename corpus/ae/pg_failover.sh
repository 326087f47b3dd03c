#!/usr/bin/env bash
# fail a streaming standby over to primary, fencing the old primary first
set -Eeuo pipefail
dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$dir/rune_bpcs.sh"
rune_init

LOG=/var/log/rune/pg_failover.log
mkdir -p "${LOG%/*}"

say()  { printf '%(%FT%T)T %s\n' -1 "$*"; }
die()  { rune_error "$1" "$2" "$(jq -nc --arg h "$standby" '{standby:$h}')"; }
pg()   { ssh -n -o BatchMode=yes "$1" sudo -u postgres psql -XAtq -c "'$2'"; }
is_standby() { [[ $(pg "$1" 'select pg_is_in_recovery()' 2>/dev/null) == t ]]; }
lag()  { pg "$1" 'select coalesce(extract(epoch from now()-pg_last_xact_replay_timestamp())::int,0)'; }

primary=$(rune_param primary "")
standby=$(rune_param standby "")
max_lag=$(rune_param max_lag 30)
force=$(rune_param force false)

[[ -n $primary && -n $standby ]] || rune_error 1 "primary and standby are needed" '{"missing":["primary","standby"]}'
[[ $max_lag =~ ^[1-9][0-9]*$ ]] || rune_error 1 "max_lag is not a number"

is_standby "$standby" || rune_error 7 "target is no standby"
seconds=$(lag "$standby") || die 2 "cannot ask the standby for its lag"
if [ "${seconds:-0}" -gt "$max_lag" ] && [[ $force != true ]]; then
  die 3 "standby is ${seconds}s behind"
fi

{
  say "fencing $primary"
  if ! ssh -n -o ConnectTimeout=5 "$primary" sudo systemctl stop postgresql; then
    say "old primary unreachable"
    [[ $force == true ]] || rune_error 2 "old primary could not be fenced"
  fi
  say "promoting $standby"
  pg "$standby" 'select pg_promote(true, 60)' || say "pg_promote said no"
} >>"$LOG" 2>&1

for _ in {1..12}; do
  if ! is_standby "$standby"; then
    rune_ok "failed over" "$(jq -nc --arg p "$standby" --arg o "$primary" --argjson l "${seconds:-0}" '{primary:$p, old:$o, lag:$l}')"
  fi
  sleep 5
done
die 3 "promotion did not finish"
