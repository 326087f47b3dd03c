#! /usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
unit=$(rune_param unit "")
verb=$(rune_param verb restart)
lines=$(rune_param lines 20)
dir=$(rune_param dir /srv)

[[ $host =~ ^[A-Za-z0-9.-]+$ ]] || rune_error 1 "host must be a host name" '{"invalid":["host"]}'

case $verb in
start | stop | restart | reload) ;;
*) rune_error 1 "verb is not allowed" '{"allowed":["start","stop","restart","reload"]}' ;;
esac

r() {
  ssh -n -o BatchMode=yes -o ConnectTimeout=5 "ops@$host" "$@"
}

r true >/dev/null 2>&1 || rune_error 2 "host not reachable" "$(jq -nc --arg h "$host" '{host:$h}')"

printf -v cmd 'sudo systemctl %s %q' "$verb" "$unit"
if ! r "$cmd" >/dev/null 2>&1; then
  tail_cmd="journalctl -u ${unit@Q} -n ${lines@Q} --no-pager"
  journal=$(r "$tail_cmd" 2>/dev/null) || journal=""
  rune_error 3 "the unit does not obey" "$(jq -nc --arg u "$unit" --arg v "$verb" --arg j "$journal" '{unit:$u, verb:$v, journal:($j | split("\n"))}')"
fi

free=$(r "df -P -- $(printf '%q' "$dir")" 2>/dev/null | awk 'NR == 2 {print $4}') || free=""
rune_ok "done" "$(jq -nc --arg h "$host" --arg u "$unit" --arg v "$verb" --arg f "$free" '{host:$h, unit:$u, verb:$v, free_kb:$f}')"
