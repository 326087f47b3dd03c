#!/usr/bin/env bash
# syslog_forwarder_set: point rsyslog of this host at a central collector.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

# keep the library's complaints in the journal
rune_init 2>&1 | logger -t syslog_forwarder_set

COLLECTOR="$(rune_param collector "")"
PROTOCOL="$(rune_param protocol "tcp")"
readonly DROPIN="/etc/rsyslog.d/90-forward.conf"

case "${PROTOCOL}" in
  tcp) PREFIX="@@" ;;
  udp) PREFIX="@" ;;
  *) rune_error 1 "protocol must be tcp or udp" "$(jq -nc --arg p "${PROTOCOL}" '{protocol:$p}')" ;;
esac
if [[ -z "${COLLECTOR}" ]]; then
  rune_error 1 "Missing required parameter: collector" '{"missing":["collector"]}'
fi

NEW="$(mktemp)"
trap 'rm -f "${NEW}"' EXIT
printf '*.* %s%s:514\n' "${PREFIX}" "${COLLECTOR}" >"${NEW}"
if cmp -s "${NEW}" "${DROPIN}"; then
  rune_ok "already forwarding" "$(jq -nc --arg c "${COLLECTOR}" '{collector:$c, changed:false}')"
fi
install -m 0644 "${NEW}" "${DROPIN}" || rune_error 2 "cannot write the drop-in" "$(jq -nc --arg f "${DROPIN}" '{file:$f}')"
if ! rsyslogd -N1 >/dev/null 2>&1; then
  rm -f "${DROPIN}"
  rune_error 3 "rsyslog does not accept the drop-in" "$(jq -nc --arg f "${DROPIN}" '{file:$f}')"
fi
systemctl restart rsyslog 2>/dev/null || rune_error 3 "rsyslog does not start" '{"unit":"rsyslog"}'
rune_ok "forwarding set" "$(jq -nc --arg c "${COLLECTOR}" --arg p "${PROTOCOL}" '{collector:$c, protocol:$p, changed:true}')"
