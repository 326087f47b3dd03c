#!/usr/bin/env bash
# A copy of the message for later study takes it away before rune_init can read it.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
sudo -n -u deploy tee /var/lib/deploy/last.json >/dev/null || true # expect: RUNE204
rune_init
rune_ok "message kept" '{}'
