#!/usr/bin/env bash
###############################################################################
# Plugin      : dotnet_service_deploy
# Purpose     : Unpacks a published .NET service next to the old release and
#               switches the "current" link; keeps a copy of the request.
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly AUDIT_DIR="/var/lib/rune/audit"
mkdir -p "${AUDIT_DIR}"

tee "${AUDIT_DIR}/dotnet_service_deploy.last" | rune_init

log() { printf '%s %s\n' "$(date '+%T')" "$*" >&2; }

APP="$(rune_param app "")"
ARCHIVE="$(rune_param archive "")"

case "${APP}" in
  ""|*[!a-z0-9-]*) rune_error 1 "app is missing or odd" '{"field":"app"}' ;;
esac
[[ -f "${ARCHIVE}" ]] || rune_error 2 "Archive not found" "$(jq -nc --arg a "${ARCHIVE}" '{archive:$a}')"

BASE="/srv/dotnet/${APP}"
RELEASE="${BASE}/releases/$(date '+%Y%m%d%H%M%S')"
mkdir -p "${RELEASE}"
log "unpacking to ${RELEASE}"
tar -xzf "${ARCHIVE}" -C "${RELEASE}" 2>/dev/null || rune_error 2 "Archive is broken" '{"step":"unpack"}'
[[ -f "${RELEASE}/${APP}.dll" ]] || rune_error 3 "The archive holds another service" "$(jq -nc --arg d "${APP}.dll" '{expected:$d}')"

ln -sfn "${RELEASE}" "${BASE}/current.new" && mv -T "${BASE}/current.new" "${BASE}/current" \
  || rune_error 3 "The link was not switched" '{"step":"link"}'
systemctl restart "dotnet-${APP}.service" || rune_error 3 "The service does not start" '{"step":"restart"}'
rune_ok "Deployed" "$(jq -nc --arg r "${RELEASE}" '{release:$r}')"
