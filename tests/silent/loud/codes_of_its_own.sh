#!/usr/bin/env bash
# Codes that the contract does not have.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
readonly E_NET=7
die() { rune_error "$1" "$2" '{}'; } # expect: RUNE405
HOST="$(rune_param host "")"
[[ -n "${HOST}" ]] || rune_error 5 "No host" # expect: RUNE405
ping -c 1 "${HOST}" >&2 || rune_error_kv "${E_NET}" "No answer" "host=${HOST}" # expect: RUNE405
nc -z "${HOST}" 22 >&2 || die 64 "No ssh"
ssh-keyscan "${HOST}" >/dev/null 2>&1 || rune_fail 127 "No key" # expect: RUNE405
rune_ok "Reached" '{}'
