#!/bin/bash
# luks_header: back up LUKS headers of all crypto_LUKS devices, encrypted for the safe
set -euo pipefail
BASEDIR="$( cd "$( dirname "${BASH_SOURCE[0]}" )" >/dev/null 2>&1 && pwd )"
source "${BASEDIR}/rune_bpcs.sh"
# rune_init   # XXX run by hand with </dev/null

RECIPIENT="$(rune_param recipient "")"
OUTDIR="$(rune_param directory /var/backups/luks)"
[ -n "${OUTDIR}" ] || OUTDIR=/var/backups/luks
[ -n "${RECIPIENT}" ] || RECIPIENT="${RUNE_GPG_RECIPIENT:-}"

if [ -z "${RECIPIENT}" ]; then
  rune_error 4 "No GPG recipient" '{"variable":"RUNE_GPG_RECIPIENT"}'
fi
if ! mkdir -p -m 0700 "${OUTDIR}"; then
  rune_error 73 "Cannot create the output directory" "$(jq -nc --arg d "${OUTDIR}" '{directory:$d}')"
fi

DEVICES="$(blkid -t TYPE=crypto_LUKS -o device 2>/dev/null || true)"
if [ -z "${DEVICES}" ]; then
  rune_ok "No LUKS devices" '{"devices":[]}'
fi

COUNT=0
for DEV in ${DEVICES}; do
  UUID="$(blkid -s UUID -o value "${DEV}" 2>/dev/null || true)"
  RAW="${OUTDIR}/${UUID:-unknown}.hdr"
  rm -f "${RAW}" "${RAW}.gpg"
  cryptsetup luksHeaderBackup "${DEV}" --header-backup-file "${RAW}" </dev/null >&2 ||
    rune_error 3 "luksHeaderBackup failed" "$(jq -nc --arg d "${DEV}" '{device:$d}')"
  gpg --batch --yes --trust-model always --recipient "${RECIPIENT}" --encrypt "${RAW}" </dev/null >&2 2>/dev/null || {
    shred -u "${RAW}" || rm -f "${RAW}"
    rune_error 3 "gpg failed" "$(jq -nc --arg d "${DEV}" '{device:$d}')"
  }
  shred -u "${RAW}" || rm -f "${RAW}"
  COUNT=$((COUNT + 1))
done

rune_ok "LUKS headers saved" "$(jq -nc --argjson n "${COUNT}" --arg d "${OUTDIR}" '{saved:$n, directory:$d}')"
