#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec 3<>/dev/tcp/mail.example.org/25 || rune_error 2 "nobody answers"
IFS= read -r -t 2 greeting <&3 || rune_error 3 "no greeting"
printf 'QUIT\r\n' >&3
exec 3>&-
if [[ ${greeting%$'\r'} == "220 "* ]]; then
  : here
fi
rune_ok "done"
