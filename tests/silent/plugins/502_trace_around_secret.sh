#!/usr/bin/env bash
# Tracing is off while the secret is handled, and its file is named only by its path.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
set -x
systemctl is-active --quiet vault-agent || rune_error 2 "the agent does not run"
{ set +x; } 2>/dev/null
WIFI_SECRET="$(rune_param wifi_secret "")"
[[ -n "$WIFI_SECRET" ]] || rune_error 1 "wifi_secret is required"
printf 'psk=%s\n' "$WIFI_SECRET" >/etc/wifi/psk.conf || rune_error 2 "the file could not be written"
unset WIFI_SECRET
logger -t rune-wifi "secret stored in /etc/wifi/psk.conf" || true
rune_ok "stored" '{}'
