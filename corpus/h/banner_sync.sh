#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# text of the login banner
TEXT="$(rune_param text "")"
if [[ -z "${TEXT}" ]]; then
  rune_error 1 "Missing required parameter: text" '{"missing":["text"]}'
fi

TARGET=/etc/issue.net
if ! printf '%s\n' "${TEXT}" >"${TARGET}"; then
  rune_error 2 "Cannot write the banner" '{"file":"/etc/issue.net"}'
fi

# sshd must show it
# (Debian and RHEL have the same path here)
if ! grep -q '^Banner /etc/issue.net' /etc/ssh/sshd_config; then
  echo "sshd does not show the banner" >&2
  rune_ok "Banner written" '{"shown":false}'
fi

rune_ok "Banner written" '{"shown":true}'
