#!/usr/bin/env bash
# boot a domain and keep the first seconds of its serial console
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

emitted=0
answer() { emitted=1; "$@" >&3; }
finally() {
  local rc=$?
  [[ -z ${pid:-} ]] || kill "$pid" 2>/dev/null || true
  (( emitted )) || answer rune_error 100 "ended early" "$(jq -nc --argjson s "$rc" '{status:$s}')"
}
trap finally EXIT

dom=$(rune_param domain "") secs=$(rune_param seconds 30)
[[ $dom =~ ^[A-Za-z0-9._-]+$ ]] || answer rune_error 1 "bad domain" '{"param":"domain"}'
[[ $secs =~ ^[1-9][0-9]?$ ]] || answer rune_error 1 "seconds must be 1 to 99" '{"param":"seconds"}'

log=/var/log/hostco/console-$dom.log
mkdir -p "${log%/*}"
: >"$log"

echo "starting $dom"
state=$(virsh domstate "$dom" | head -n1)
if [[ $state == running ]]; then virsh reboot "$dom"; else virsh start "$dom"; fi

# the reader must not hold the contract open
script -qfc "virsh console --force ${dom@Q}" /dev/null </dev/null >"$log" 2>&1 3>&- &
pid=$!

declare -A seen=([kernel]='Linux version' [init]='systemd\[1\]' [login]='login:')
declare -a reached=()
for (( i = 0; i < secs; i++ )); do
  sleep 1
  grep -aq "${seen[login]}" "$log" && break
done
for step in kernel init login; do
  if grep -aqE "${seen[$step]}" "$log"; then reached+=("$step"); fi
done
tail -n 3 "$log"

doc=$(jq -nc --arg d "$dom" --arg l "$log" '{domain:$d, log:$l, reached:$ARGS.positional}' --args "${reached[@]}")
[[ " ${reached[*]} " == *" login "* ]] || answer rune_error 3 "no login prompt" "$doc"
answer rune_ok "domain came up" "$doc"
