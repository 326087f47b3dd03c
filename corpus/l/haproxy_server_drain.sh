#!/usr/bin/env bash
# Drain one server of a HAProxy backend through the runtime API and wait for its sessions to end.
set -euo pipefail
shopt -s extglob

base=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for lib in "$base/rune_bpcs.sh" "$base/lib/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh; do
  if [[ -f $lib ]]; then source "$lib"; break; fi
done
rune_init

declare -A p=([backend]='' [server]='' [timeout]=120)
for k in "${!p[@]}"; do p[$k]=$(rune_param "$k" "${p[$k]}"); done
readonly name_re='^[A-Za-z0-9_.:-]+$' sock=/run/haproxy/admin.sock

bad=()
[[ ${p[backend]} =~ $name_re ]] || bad+=(backend)
[[ ${p[server]} =~ $name_re ]] || bad+=(server)
[[ ${p[timeout]} == +([0-9]) ]] || bad+=(timeout)
(( ${#bad[@]} == 0 )) || rune_error 1 "Invalid parameters: ${bad[*]}" \
  "$(jq -nc '{invalid: $ARGS.positional}' --args "${bad[@]}")"
[[ -S $sock ]] || rune_error 4 "no runtime socket" "$(jq -nc --arg s "$sock" '{socket:$s}')"

api() { printf '%s\n' "$1" | timeout 5 socat -t3 - "UNIX-CONNECT:$sock"; }
sessions() { # NAMEREF: current sessions of the server
  local -n cur=$1
  local line
  cur=
  while IFS=, read -r -a line; do
    [[ ${line[0]-} == "${p[backend]}" && ${line[1]-} == "${p[server]}" ]] || continue
    cur=${line[4]-}
  done < <(api 'show stat' 2>/dev/null)
  [[ $cur =~ ^[0-9]+$ ]]
}

left=0
sessions left || rune_error 2 "server not found" "$(jq -nc --arg b "${p[backend]}" --arg s "${p[server]}" '{backend:$b,server:$s}')"
answer=$(api "set server ${p[backend]}/${p[server]} state drain") || rune_error 2 "runtime API did not answer" '{}'
[[ -z ${answer//[[:space:]]/} ]] || rune_error 3 "drain refused" "$(jq -nc --arg a "$answer" '{answer:$a}')"

deadline=$(( SECONDS + 10#${p[timeout]} ))
while sessions left && (( left > 0 && SECONDS < deadline )); do
  echo "still $left session(s)" >&2
  sleep 2
done
info=$(jq -nc --arg s "${p[server]}" --argjson n "${left:-0}" '{server:$s, sessions:$n}')
if [[ $left != 0 ]]; then rune_error 3 "sessions left after the timeout" "$info"; fi
rune_ok "server drained" "$info"
