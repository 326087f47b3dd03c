#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  fail2ban_ban - ban or unban an address in a jail
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

JAIL="$(rune_param jail sshd)"
ADDRESS="$(rune_param address "")"
ACTION="$(rune_param action ban)"

fail() {
  local code=$1 text=$2
  rune_error "${code}" "${text}" "$(jq -nc --arg j "${JAIL}" --arg a "${ADDRESS}" '{jail:$j, address:$a}')"
}

[[ -n "${ADDRESS}" ]] || fail 1 "Missing required parameter: address"
[[ "${ADDRESS}" =~ ^[0-9a-fA-F.:/]+$ ]] || fail 1 "address is not an IP address"
[[ "${JAIL}" =~ ^[A-Za-z0-9_-]+$ ]] || fail 1 "jail is not a plain name"

if ! fail2ban-client ping >/dev/null 2>&1; then
  fail 2 "fail2ban server does not answer"
fi

IGNORED="$(fail2ban-client get "${JAIL}" ignoreip 2>/dev/null | sed -n 's/^[|`]- //p')" || IGNORED=""
if grep -qxF -- "${ADDRESS}" <<<"${IGNORED}"; then
  rune_error 5 "Address is on the ignore list" "$(jq -nc --arg a "${ADDRESS}" '{address:$a}')"
fi

case "${ACTION}" in
  ban)
    if ! fail2ban-client set "${JAIL}" banip "${ADDRESS}"; then
      fail 3 "Ban was refused"
    fi
    ;;
  unban)
    if ! fail2ban-client set "${JAIL}" unbanip "${ADDRESS}" >/dev/null; then
      fail 3 "Unban was refused"
    fi
    ;;
  *)
    fail 1 "action must be ban or unban"
    ;;
esac

TOTAL="$(fail2ban-client status "${JAIL}" 2>/dev/null | awk -F'\t' '/Currently banned/ {print $2}')" || TOTAL=""
rune_ok_kv "Done" "jail=${JAIL}" "address=${ADDRESS}" "action=${ACTION}" "banned=${TOTAL:-unknown}"
