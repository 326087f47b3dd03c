#!/usr/bin/env bash
# A verbose flag inside a cluster of options makes the archiver print.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
mkdir -p /backup
tar -cvf /backup/etc.tar -C / etc || rune_error 3 "Archive failed" # expect: RUNE102
rune_ok "Archived" '{"file":"/backup/etc.tar"}'
