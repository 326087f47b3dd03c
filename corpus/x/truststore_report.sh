#!/usr/bin/env bash
###############################################################################
# Plugin      : truststore_report
# Purpose     : Lists entries of a Java trust store that expire soon
###############################################################################
set -euo pipefail

log() { printf '%s\n' "$*" >&2; }

rune_init

STORE="$(rune_param truststore "/etc/pki/java/cacerts")"
DAYS="$(rune_param days "30")"

[[ -r "${STORE}" ]] || rune_error 2 "Trust store not found" "$(jq -nc --arg s "${STORE}" '{truststore:$s}')"
[[ "${DAYS}" =~ ^[0-9]+$ ]] || rune_error 1 "days must be a number" '{"field":"days"}'

LIMIT="$(date -d "+${DAYS} days" +%s)"
declare -a SOON=()
while IFS= read -r line; do
  until_text="${line##*until: }"
  when="$(date -d "${until_text}" +%s 2>/dev/null || echo 0)"
  if (( when > 0 && when < LIMIT )); then
    SOON+=("${until_text}")
  fi
done < <(keytool -list -v -keystore "${STORE}" -storepass:file /etc/rune/truststore.pass 2>/dev/null </dev/null | grep 'until:')

log "${#SOON[@]} entries expire within ${DAYS} days"
rune_ok "Trust store read" "$(jq -nc '{soon:$ARGS.positional}' --args "${SOON[@]}")"
