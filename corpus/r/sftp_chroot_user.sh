#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  sftp_chroot_user - chrooted sftp account with a Match block of its own
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

LOGIN="$(rune_param login "")"
BASE_DIR="$(rune_param base_dir /srv/sftp)"

[[ "${LOGIN}" =~ ^[a-z_][a-z0-9_-]{0,30}$ ]] || rune_error 1 "login is missing or malformed" '{"missing":["login"]}'

for TOOL in useradd sshd setfacl; do
  command -v "${TOOL}" || rune_error 4 "Tool missing" "$(jq -nc --arg t "${TOOL}" '{tool:$t}')"
done

if ! getent passwd "${LOGIN}" >/dev/null; then
  useradd -r -M -d "/${LOGIN}" -s /usr/sbin/nologin "${LOGIN}" || rune_error 2 "useradd failed" "$(jq -nc --arg l "${LOGIN}" '{login:$l}')"
fi

if ! install -d -o root -g root -m 0755 "${BASE_DIR}/${LOGIN}" || ! install -d -o "${LOGIN}" -m 0750 "${BASE_DIR}/${LOGIN}/upload"; then
  rune_error 2 "Directories not created" "$(jq -nc --arg d "${BASE_DIR}/${LOGIN}" '{directory:$d}')"
fi

DROPIN="/etc/ssh/sshd_config.d/sftp-${LOGIN}.conf"
if ! cat >"${DROPIN}" <<MATCH
Match User ${LOGIN}
    ChrootDirectory ${BASE_DIR}/%u
    ForceCommand internal-sftp
    AllowTcpForwarding no
MATCH
then
  rune_error 2 "sshd drop-in not written" "$(jq -nc --arg f "${DROPIN}" '{file:$f}')"
fi

if ! sshd -t 2>/dev/null; then
  rm -f -- "${DROPIN}"
  rune_error 3 "sshd refuses the drop-in, removed" "$(jq -nc --arg f "${DROPIN}" '{file:$f}')"
fi
systemctl reload sshd >&2 || rune_error 2 "sshd not reloaded" '{"unit":"sshd"}'

rune_ok "Account ready" "$(jq -nc --arg l "${LOGIN}" --arg d "${BASE_DIR}/${LOGIN}" '{login:$l, chroot:$d}')"
