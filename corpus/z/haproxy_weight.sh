#!/usr/bin/env bash
# Sets the weight of a server in HAProxy through the stats socket; keeps a cleanup stack and emits exactly once.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"

readonly SOCKET="${HAPROXY_SOCKET:-/run/haproxy/admin.sock}"
declare -a ON_EXIT=()
declare -i EMITTED=0

at_exit() { ON_EXIT=("$1" "${ON_EXIT[@]}"); }

finish() {
  local -r status=$?
  local step
  for step in "${ON_EXIT[@]}"; do
    "${step}" || true
  done
  if (( EMITTED == 0 )); then
    EMITTED=1
    rune_error 100 "The plugin ended early" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  fi
}

succeed() { EMITTED=1; rune_ok "$@"; }
refuse()  { EMITTED=1; rune_error "$@"; }

remove_workdir() { rm -rf -- "${WORKDIR:?}"; }

admin() { printf '%s\n' "$1" | socat -t5 stdio "unix-connect:${SOCKET}"; }

rune_init
trap finish EXIT
WORKDIR="$(mktemp -d)"
at_exit remove_workdir

BACKEND="$(rune_param backend "")"
SERVER="$(rune_param server "")"
WEIGHT="$(rune_param weight "")"
for value in "${BACKEND}" "${SERVER}"; do
  [[ "${value}" =~ ^[A-Za-z0-9_.-]+$ ]] || refuse 1 "Bad backend or server" '{"parameters":["backend","server"]}'
done
[[ "${WEIGHT}" =~ ^([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-6])$ ]] || refuse 1 "Weight is 0 to 256" '{"parameter":"weight"}'
[[ -S "${SOCKET}" ]] || refuse 4 "No admin socket" "$(jq -nc --arg s "${SOCKET}" '{socket:$s}')"

admin "show servers state ${BACKEND}" >"${WORKDIR}/state" || refuse 2 "HAProxy does not answer" "$(jq -nc --arg s "${SOCKET}" '{socket:$s}')"
# a backend that is unknown is answered with a sentence
grep -q "^1$" "${WORKDIR}/state" || refuse 2 "No such backend" "$(jq -nc --rawfile a "${WORKDIR}/state" '{answer:$a}')"

BEFORE="$(awk -v s="${SERVER}" '$4 == s { print $8 }' "${WORKDIR}/state")"
[[ -n "${BEFORE}" ]] || refuse 2 "No such server" "$(jq -nc --arg s "${SERVER}" '{server:$s}')"

ANSWER="$(admin "set server ${BACKEND}/${SERVER} weight ${WEIGHT}")"
[[ -z "${ANSWER//[[:space:]]/}" ]] || refuse 3 "HAProxy refused" "$(jq -nc --arg a "${ANSWER}" '{answer:$a}')"

succeed "Weight changed" "$(jq -nc --arg b "${BEFORE}" --arg w "${WEIGHT}" '{before:$b, weight:$w}')"
