#!/usr/bin/env bash
# The word exec opens descriptors here and starts no other program.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
exec 3>&1 1>&2
exec {log}>>/var/log/rune-trim.log || rune_error 2 "Log is not writable" >&3
date +'%F %T start' >&"$log"
fstrim --all >&"$log" || rune_error 3 "Trim failed" '{"trimmed":false}' >&3
rune_ok "Trimmed" '{"trimmed":true}' >&3
