#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

# wire on 3, chatter on 1 from here on
exec 3>&1 1>&2

pool=$(rune_param pool "")
mode=$(rune_param mode start)
[[ $pool =~ ^[a-z][a-z0-9_-]*$ ]] || rune_error 1 "bad pool" '{"field":"pool"}' >&3

echo "pool=$pool mode=$mode"
zpool list || true

health() {
  local h
  h=$(zpool list -H -o health "$1" 2>/dev/null) || h=UNKNOWN
  REPLY=$h
}

health "$pool"
case $REPLY in
  ONLINE) echo "pool is fine, going on" ;;
  UNKNOWN)
    rune_error 2 "no such pool" "$(jq -nc --arg p "$pool" '{pool:$p}')"
    ;;
  *)
    rune_error 3 "pool is unhealthy" "$(jq -nc --arg p "$pool" --arg h "$REPLY" '{pool:$p, health:$h}')" >&3
    ;;
esac

case $mode in
  start) zpool scrub "$pool" || rune_error 3 "scrub did not start" "{}" >&3 ;;
  stop)  zpool scrub -s "$pool" || rune_error 3 "scrub did not stop" "{}" >&3 ;;
  *)     rune_error 1 "bad mode" '{"field":"mode"}' >&3 ;;
esac

# leave a trace of the state for whoever reads along
zpool status "$pool" >&3 || true

rune_ok "scrub handled" "$(jq -nc --arg p "$pool" --arg m "$mode" '{pool:$p, mode:$m}')" >&3
