#!/usr/bin/env bash
# Both streams of noisy commands go into a pipe whose last element writes to stderr or to the journal.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
vgchange -ay |& logger -t rune-lvm || true
{ lvs --noheadings; echo "listed"; } 2>&1 | sed 's/^/lvm: /' >&2 || true
exec 3>&1
{ pvs 2>&1 1>&3 3>&- | logger -t rune-pv; } 3>&2 || true
exec 3>&-
rune_ok "volumes are active" '{}'
