#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

settings=$(sshd -T)
setting() { awk -v k="$1" 'tolower($1) == k { sub(/^[^ ]+ /, ""); print; exit }' <<<"$settings"; }
for key in ciphers macs; do
  if [[ $(setting "$key") =~ (^|,)(3des-cbc|arcfour[^,]*)(,|$) ]]; then
    : here
  fi
done
rune_ok "done"
