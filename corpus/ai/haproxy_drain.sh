#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

sock=$(rune_param socket /run/haproxy/admin.sock)
be=$(rune_param backend "")
srv=$(rune_param server "")
max=$(rune_param wait_seconds 120)
state=$(rune_param state drain)

word='^[A-Za-z0-9_.-]+$'
[[ $be =~ $word ]] || rune_error 1 "backend: missing or malformed" '{"field":"backend"}'
[[ $srv =~ $word ]] || rune_error 1 "server: missing or malformed" '{"field":"server"}'
[ "$max" -ge 1 ] 2>/dev/null || rune_error 1 "wait_seconds: a number" '{"field":"wait_seconds"}'
case $state in drain|ready|maint) ;; *) rune_error 1 "state: drain, ready or maint" ;; esac
[[ -S $sock ]] || rune_error 4 "no admin socket" "$(jq -nc --arg s "$sock" '{socket: $s}')"

hap() {
  socat -t 5 - "UNIX-CONNECT:$sock" <<CMD
$1
CMD
}

# name,current sessions of the one server
sessions() {
  local line
  while IFS=, read -r -a line; do
    [[ ${line[0]-} == "$be" && ${line[1]-} == "$srv" ]] || continue
    printf '%s\n' "${line[4]-0}"
    return 0
  done < <(hap 'show stat' 2>/dev/null)
  return 1
}

before=$(sessions) || rune_error 2 "no such server" "$(jq -nc --arg b "$be" --arg s "$srv" '{backend: $b, server: $s}')"

answer=$(hap "set server $be/$srv state $state") || rune_error 2 "socket does not answer"
answer=${answer//[$'\n']/}
[[ -z $answer ]] || rune_error 3 "haproxy refused" "$(jq -nc --arg a "$answer" '{answer: $a}')"

left=$before
if [[ $state != ready ]]; then
  SECONDS=0
  until [ "$SECONDS" -ge "$max" ]; do
    left=$(sessions) || left=0
    case $left in 0|'') break ;; esac
    sleep 2
  done
fi

details=$(jq -nc --arg b "$be/$srv" --arg before "$before" --arg left "$left" --arg st "$state" \
  '{server: $b, state: $st, sessions_before: ($before | tonumber? // 0), sessions_left: ($left | tonumber? // 0)}')

if [[ $state != ready && $left != 0 ]]; then
  rune_error 3 "sessions remain" "$details"
fi
rune_ok "server is in state $state" "$details"
