#!/usr/bin/env bash
# move a telephone number to another trunk in the routing table (OpenSIPS, MySQL)
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

number=$(rune_param number "")
trunk=$(rune_param trunk "")
[[ $number =~ ^\+?[1-9][0-9]{6,14}$ ]] || rune_error 1 'number is E.164' '{"field":"number"}'
[[ $trunk =~ ^[a-z]{2,8}[0-9]?$ ]] || rune_error 1 'trunk name?' '{"field":"trunk"}'

sql() {
  mysql --defaults-extra-file=/etc/rune/opensips.cnf -N -B opensips -e "$1"
}

state=unfinished
finish() {
  local rc=$?
  flock -u 8 2>/dev/null || true
  if (( rc != 0 )); then
    rune_error "$rc" "number move ended: $state" '{}'
  fi
}
exec 8>/run/lock/number_port || rune_error 2 'no lock file' '{"path":"/run/lock/number_port"}'
flock -w 10 8 || rune_error 3 'another move is running' '{"path":"/run/lock/number_port"}'
trap finish EXIT

old=$(sql "select trunk from did where number = '${number#+}'") || rune_error 2 'database does not answer' '{"stage":"select"}'
[[ -n $old ]] || rune_error 404 'number is not ours' "$(jq -nc --arg n "$number" '{number: $n}')"
if [[ $old == "$trunk" ]]; then
  state=unchanged
  rune_ok 'nothing to do' "$(jq -nc --arg t "$trunk" '{trunk: $t}')"
fi

sql "update did set trunk = '$trunk', moved = now() where number = '${number#+}'" || rune_error 3 'update failed' '{"stage":"update"}'
state=reload
opensips-cli -x mi cache_remove local "did_${number#+}" >/dev/null || rune_error 3 'cache entry is still there' '{"stage":"cache"}'
state=done
rune_ok 'number moved' "$(jq -nc --arg o "$old" --arg n "$trunk" '{from: $o, to: $n}')"
