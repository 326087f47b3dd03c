#!/usr/bin/env bash
#
# mailbox_quota_report - mailboxes that are close to their quota
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for candidate in "${SCRIPT_DIR}/rune_bpcs.sh" "${SCRIPT_DIR}/lib/rune_bpcs.sh"; do
  if [[ -f "${candidate}" ]]; then
    source "${candidate}"
    break
  fi
done

log() {
  printf '%s\n' "$*" | logger -t mailbox_quota_report -p mail.info || true
}

rune_init
trap 'rune_error 100 "unexpected failure" "$(jq -nc --argjson l "${LINENO}" "{line:\$l}")"' ERR

PERCENT="$(rune_param percent "90")"
case "${PERCENT}" in
  [1-9]|[1-9][0-9]|100) ;;
  *) rune_error 1 "percent must be 1..100" '{}' ;;
esac

TABLE="$(timeout 60 doveadm -f tab quota get -A 2>/dev/null)"
log "checking against ${PERCENT}%"

FULL="$(awk -F'\t' -v p="${PERCENT}" '$3 == "STORAGE" && $6 >= p {print $1 "\t" $4 "\t" $6}' <<<"${TABLE}" \
  | jq -Rnc '[inputs | split("\t") | {user:.[0], used_kib:(.[1]|tonumber), percent:(.[2]|tonumber)}]')"

COUNT="$(jq 'length' <<<"${FULL}")"
if [[ "${COUNT}" -gt 0 ]]; then
  TOP="$(jq -r 'max_by(.percent).user' <<<"${FULL}")"
  log "fullest: ${TOP}"
else
  TOP="none"
fi
rune_ok "${COUNT} mailboxes above ${PERCENT}%" "$(jq -nc --argjson f "${FULL}" --arg t "${TOP}" '{mailboxes:$f, fullest:$t}')"
