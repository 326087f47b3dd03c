#!/usr/bin/env bash
# The default in quotes keeps its braces and is a good object.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
details=""
systemctl --quiet is-enabled fstrim.timer || details='{"timer":"disabled"}'
empty='{}'
[[ -z $details ]] || rune_error 3 "Timer is disabled" "${details:-$empty}"
rune_ok "Timer is enabled" "${details:-"{}"}"
