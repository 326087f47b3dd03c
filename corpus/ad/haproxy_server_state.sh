#!/usr/bin/env bash
# Put a server of an HAProxy backend to ready, drain or maint through the runtime socket.
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init

declare -r SOCK=/run/haproxy/admin.sock
declare -rA VERB=([ready]=ready [drain]=drain [maint]=maint)

get() {  # get NAME-OF-VARIABLE KEY DEFAULT
  local -n into=$1
  into=$(rune_param "$2" "${3-}")
}

get backend backend
get server server
get want state drain

for v in backend server; do
  [[ ${!v} =~ ^[[:alnum:]_.-]+$ ]] || rune_error 1 "bad or missing $v" "$(jq -nc --arg f "$v" '{field:$f}')"
done
[[ -v VERB[$want] ]] || rune_error 1 "bad state" "$(jq -nc --arg w "$want" '{state:$w}')"
[[ -S $SOCK ]] || rune_error 4 "no admin socket" '{"socket":"/run/haproxy/admin.sock"}'

ask() { socat -t 5 - "UNIX-CONNECT:$SOCK" <<<"$1"; }

# status column of the server, from the CSV of `show stat`
status_of() {
  local header line i col=
  local -a names fields
  {
    IFS= read -r header || return 1
    IFS=, read -ra names <<<"${header#\# }"
    for i in "${!names[@]}"; do [[ ${names[i]} == status ]] && col=$i; done
    [[ -n $col ]] || return 1
    while IFS=, read -ra fields; do
      if [[ ${fields[0]-} == "$backend" && ${fields[1]-} == "$server" ]]; then
        printf '%s\n' "${fields[col]}"
        return 0
      fi
    done
    return 1
  } < <(ask "show stat")
}

before=$(status_of) || rune_error 2 "no such server" "$(jq -nc --arg b "$backend" --arg s "$server" '{backend:$b, server:$s}')"
answer=$(ask "set server $backend/$server state ${VERB[$want]}" 2>&1) || answer="socat: $answer"
if [[ -n ${answer//[[:space:]]/} ]]; then
  rune_error 3 "haproxy refused" "$(jq -nc --arg a "$answer" '{answer:$a}')"
fi
after=$(status_of) || after=unknown
rune_ok "$backend/$server: $before -> $after" "$(jq -nc --arg b "$before" --arg a "$after" '{before:$b, after:$a}')"
