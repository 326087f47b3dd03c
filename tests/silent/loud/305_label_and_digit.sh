#!/usr/bin/env bash
# The word label is reserved by jq and a key must not start with a digit.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
dev=$(rune_param device /dev/sdb1)
name=$(blkid -s LABEL -o value "$dev") || rune_error 2 "Device has no label"
codes=$(grep -c ' 500 ' /var/log/nginx/access.log) || codes=0
rune_out "label=$name" # expect: RUNE305
rune_out "5xx=$codes" # expect: RUNE305
rune_finish "Device looked at"
