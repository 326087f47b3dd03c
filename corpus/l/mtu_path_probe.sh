#!/usr/bin/env bash
# Find the path MTU to a host by bisection with DF pings; the trace of the probes is kept in a file.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
low=$(rune_param low 576)
high=$(rune_param high 9000)
[[ $host =~ ^[A-Za-z0-9.:-]+$ ]] || rune_error 1 "host is not a name" "$(jq -nc --arg h "$host" '{host:$h}')"
for size in "$low" "$high"; do
  [[ $size =~ ^[1-9][0-9]{2,4}$ ]] || rune_error 1 "low and high are sizes in bytes" "$(jq -nc --arg s "$size" '{size:$s}')"
done
(( low < high )) || rune_error 1 "low must be below high" '{}'

trace=$(mktemp /var/tmp/mtu_probe.XXXXXX)
exec {tfd}>"$trace"
BASH_XTRACEFD=$tfd

probe() {
  local -
  set -x
  ping -c 1 -W 1 -M do -s "$(( $1 - 28 ))" -- "$host"
}
fits() { probe "$1" >/dev/null 2>&1; }

fits "$low" || rune_error 2 "no answer even to small packets" "$(jq -nc --arg h "$host" --arg t "$trace" '{host:$h, trace:$t}')"
lo=$low hi=$(( high + 1 ))
while (( hi - lo > 1 )); do
  mid=$(( (lo + hi) / 2 ))
  if fits "$mid"; then lo=$mid; else hi=$mid; fi
done
unset BASH_XTRACEFD

{
  declare -p lo hi
  echo "trace is in $trace"
} > >(cat >&2)
probes=$(grep -c 'ping -c' "$trace") || probes=0
printf -v text 'path MTU is %d' "$lo"
rune_ok "$text" "$(jq -nc --arg h "$host" --argjson m "$lo" --argjson p "$probes" '{host:$h, mtu:$m, probes:$p}')"
