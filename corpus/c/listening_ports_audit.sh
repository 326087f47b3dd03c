#!/usr/bin/env bash
# Compares the listening TCP ports to the allow-list of the role.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

role="$(rune_param role "base")"

declare -A allowed=()
allow() {
  local p
  for p in "$@"; do allowed[$p]=1; done
}

allow 22 9100
case "${role}" in
  base) ;;
  web) allow 80 443 ;;
  db) allow 5432 6432 ;;
  *) rune_error 1 "unknown role" '{"allowed":["base","web","db"]}' ;;
esac

if ! listing="$(ss -H -tln)"; then
  rune_error 2 "ss failed" '{"dependency":"ss"}'
fi

seen=0
offending=()
while read -r _state _recvq _sendq local _peer; do
  [[ -n ${local} ]] || continue
  port=${local##*:}
  (( seen += 1 ))
  # loopback is fine
  case "${local}" in
    127.*|'[::1]'*) continue ;;
  esac
  if [[ -z ${allowed[${port}]:-} ]]; then
    offending+=("${local}")
  fi
done <<<"${listing}"

if (( ${#offending[@]} > 0 )); then
  printf 'offending: %s\n' "${offending[@]}" >&2
  list=$(printf '%s\n' "${offending[@]}" | sort -u | jq -Rnc '[inputs]')
  rune_error 3 "Ports outside the allow-list" "$(jq -nc --argjson l "${list}" '{offending:$l}')"
fi
rune_ok_kv "All ports allowed" "role=${role}" "sockets=${seen}"
