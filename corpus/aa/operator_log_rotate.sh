#!/usr/bin/ksh
#----------------------------------------------------------------------
# OPERATOR_LOG_ROTATE   Close the operator journal and open a new volume
#----------------------------------------------------------------------
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

typeset -r JOURNAL=/var/opt/operator/journal
typeset VOLUME SHIFT NEXT
SHIFT="$(rune_param shift "")"
case "${SHIFT}" in
  EARLY|LATE|NIGHT) : ;;
  *) rune_error 1 "Unknown shift" "$(jq -nc --arg s "${SHIFT}" '{shift:$s}')" ;;
esac

[ -f "${JOURNAL}" ] || rune_error 2 "Journal not found" '{"file":"/var/opt/operator/journal"}'
VOLUME="$(cat "${JOURNAL}.volume" 2>/dev/null)" || VOLUME=0
[[ "${VOLUME}" =~ ^[0-9]{1,5}$ ]] || rune_error 4 "Volume counter is damaged"
NEXT=$(( 10#${VOLUME} + 1 ))

Seal() {
  sha256sum "$1" | cut -d' ' -f1 >"$1.seal"
  chmod 0440 "$1" "$1.seal"
}

OUT="$(printf '%s.%05d' "${JOURNAL}" "${NEXT}")"
if [ -s "${JOURNAL}" ]; then
  mv "${JOURNAL}" "${OUT}" || rune_error 2 "Journal could not be closed"
  Seal "${OUT}" || rune_error 3 "Volume could not be sealed"
  : >"${JOURNAL}"
  echo "${NEXT}" >"${JOURNAL}.volume"
  rune_out volume "${NEXT}"
  rune_out shift "${SHIFT}"
  logger -t operator "volume ${NEXT} closed by ${SHIFT}" || true
  rune_finish "Volume closed"
else
  rune_out volume "${VOLUME}"
fi
