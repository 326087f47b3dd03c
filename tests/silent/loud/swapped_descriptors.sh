#!/usr/bin/env bash
# The classic swap of the two streams sends diagnostics to contract stdout.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
command -v kubeadm >/dev/null || rune_error 4 "No kubeadm"
kubeadm certs check-expiration 3>&1 1>&2 2>&3 3>&- || rune_error 3 "Check failed" # expect: RUNE107
rune_ok "Certificates checked" '{}'
