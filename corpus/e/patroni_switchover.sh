#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

CONF=$(rune_param config /etc/patroni/patroni.yml)
CLUSTER=$(rune_param cluster "")
CANDIDATE=$(rune_param candidate "")

missing=()
[[ -n $CLUSTER ]] || missing+=(cluster)
[[ -n $CANDIDATE ]] || missing+=(candidate)
if ((${#missing[@]})); then
  rune_error 1 "Missing parameters" "$(printf '%s\n' "${missing[@]}" | jq -Rnc '{missing:[inputs]}')"
fi
[[ -r $CONF ]] || rune_error 4 "patroni config is not readable" '{}'

state() { patronictl -c "$CONF" list "$CLUSTER" -f json 2>/dev/null; }
leader() { state | jq -r 'first(.[] | select(.Role=="Leader") | .Member) // empty'; }

old=$(leader) || rune_error 2 "patronictl list failed" '{}'
if [[ -z $old ]]; then
  rune_error 3 "the cluster has no leader" '{"leader":null}'
elif [[ $old == "$CANDIDATE" ]]; then
  rune_ok_kv "nothing to do" "leader=$old"
fi

if ! patronictl -c "$CONF" switchover "$CLUSTER" --leader "$old" --candidate "$CANDIDATE" --force 1>&2 </dev/null; then
  rune_error_kv 3 "switchover refused" "leader=$old" "candidate=$CANDIDATE"
fi

new=""
for _ in {1..20}; do
  new=$(leader || true)
  [[ $new == "$CANDIDATE" ]] && break
  sleep 3
done

[[ $new == "$CANDIDATE" ]] || rune_error_kv 3 "the candidate did not take over" "leader=${new:-none}"
rune_ok_kv "switchover complete" "old=$old" "new=$new"
