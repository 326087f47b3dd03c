#!/usr/bin/env bash
# Reads the PJSIP contacts of a remote Asterisk over ssh and reports those that are not reachable.
set -euo pipefail

source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/rune_bpcs.sh"
rune_init

declare -ra SSH_OPTIONS=(-o BatchMode=yes -o ConnectTimeout=8 -o StrictHostKeyChecking=yes)

HOST="$(rune_param host "")"
FILTER="$(rune_param filter "")"
RELOAD="$(rune_param reload "no")"

[[ "${HOST}" =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Bad host" "$(jq -nc --arg h "${HOST}" '{host:$h}')"

remote() {
  ssh "${SSH_OPTIONS[@]}" "asterisk@${HOST}" "$1"
}

if [[ "${RELOAD}" == "yes" ]]; then
  ssh -n "${SSH_OPTIONS[@]}" "asterisk@${HOST}" "asterisk -rx 'module reload res_pjsip.so'" || rune_error 2 "Reload failed" '{}'
fi

CONTACTS="$(remote "asterisk -rx 'pjsip show contacts like ${FILTER}'")" || rune_error 2 "Asterisk does not answer" "$(jq -nc --arg h "${HOST}" '{host:$h}')"

declare -A count=([Avail]=0 [Unavail]=0 [NonQual]=0)
declare -a dead=()
while read -r word contact _hash state _rtt; do
  [[ "${word}" == "Contact:" ]] || continue
  [[ -v count[${state}] ]] || continue
  count[${state}]=$(( ${count[${state}]} + 1 ))
  if [[ "${state}" == "Unavail" ]]; then
    dead+=("${contact}")
  fi
done <<<"${CONTACTS}"

DETAILS="$(printf '%s\n' "${dead[@]}" | jq -Rnc --argjson ok "${count[Avail]}" '{available:$ok, dead:[inputs | select(length > 0)]}')"

if (( ${#dead[@]} > 0 )); then
  rune_error 3 "Contacts are not reachable" "${DETAILS}"
fi
rune_ok "All contacts answer" "${DETAILS}"
