#!/usr/bin/env bash
# dovecot_user_kick: end the IMAP and POP3 sessions of one mailbox.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

INIT_OUTPUT="$(rune_init 2>&1)" || rune_error 100 "cannot initialise" '{}'
[[ -z "${INIT_OUTPUT}" ]] || printf '%s\n' "${INIT_OUTPUT}" >&2

MAILBOX="$(rune_param mailbox "")"
if [[ -z "${MAILBOX}" ]]; then
  rune_error 1 "Missing required parameter: mailbox" '{"missing":["mailbox"]}'
fi
BEFORE="$(doveadm -f tab who -1 "${MAILBOX}" 2>/dev/null | awk 'NR > 1' | wc -l)" || rune_error 2 "doveadm failed" '{}'
if [[ "${BEFORE}" -gt 0 ]]; then
  doveadm kick "${MAILBOX}" >&2 || rune_error 3 "kick failed" "$(jq -nc --arg m "${MAILBOX}" '{mailbox:$m}')"
fi

# a kick ends IMAP IDLE as well, so nothing has to be waited for
rune_ok "sessions ended" "$(jq -nc --arg m "${MAILBOX}" --argjson n "${BEFORE}" '{mailbox:$m, sessions:$n}')"
