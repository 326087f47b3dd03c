#!/usr/bin/env bash
# The strict mode shares its line with the errtrace flag and an end of options.
set -Eeuo pipefail --
source /opt/rune/lib/rune_bpcs.sh
rune_init
trap 'rune_error 100 "line $LINENO failed"' ERR
blkid -s TYPE -o value /dev/vda1 >&2
udevadm settle --timeout=10
rune_ok "devices settled" '{}'
