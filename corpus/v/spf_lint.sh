#!/usr/bin/env bash
#
# spf_lint - count the lookups of an SPF record (no library: it runs on the old mail relays too)
#
set -uo pipefail

MESSAGE="$(cat)"
DOMAIN="$(jq -r '.payload.input_parameters.domain // ""' <<<"${MESSAGE}")"

log() { printf 'spf_lint: %s\n' "$*" >&2; }

if [ -z "${DOMAIN}" ]; then
  echo "spf_lint: no domain given"
  exit 1
fi

answer() {
  # payload, error
  jq -c --argjson p "$1" --argjson e "$2" \
    '{message_metadata:.message_metadata, payload:$p, observability:.observability, error:$e}' <<<"${MESSAGE}"
}

RECORD="$(dig +short +time=3 "${DOMAIN}" TXT 2>/dev/null | tr -d '"' | grep -i '^v=spf1' | head -n 1)"
if [ -z "${RECORD}" ]; then
  log "no SPF record for ${DOMAIN}"
  answer null '{"code":3,"message":"no SPF record","details":{}}'
  exit 3
fi

LOOKUPS=0
for term in ${RECORD}; do
  case "${term}" in
    include:*|a|a:*|mx|mx:*|exists:*|redirect=*|ptr*) LOOKUPS=$(( LOOKUPS + 1 )) ;;
  esac
done
log "${DOMAIN} needs ${LOOKUPS} lookups"

answer "$(jq -nc --arg r "${RECORD}" --argjson n "${LOOKUPS}" '{result:"success", output_data:{record:$r, lookups:$n, ok:($n <= 10)}}')" null
