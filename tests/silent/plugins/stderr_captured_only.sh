#!/usr/bin/env bash
# The same order inside a substitution captures the diagnostics alone.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
if ! err=$(restorecon -R /srv/www 2>&1 >/dev/null); then
  rune_error 3 "Cannot relabel" "$(jq -nc --arg e "$err" '{stderr:$e}')"
fi
{ visudo -c 2>&1; } > /run/visudo.txt || rune_error 3 "Bad sudoers"
nginx -t 2>&1 | logger -t nginx-test || rune_error 3 "Bad nginx configuration"
nft -c -f /etc/nftables.conf >&2 2>&1 || rune_error 3 "Bad rule set"
rune_ok "Relabelled" '{}'
