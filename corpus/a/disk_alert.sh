#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

MOUNT=$(rune_param mount "/")
LIMIT=$(rune_param limit "90")

case "$LIMIT" in
  [1-9] | [1-9][0-9]) ;;
  *) rune_error 1 "limit must be 1 to 99" '{"invalid":["limit"]}' ;;
esac

if [ ! -d "$MOUNT" ]; then
  echo "no such directory: $MOUNT" >&2
  return 1
fi

line=$(df -P | grep " ${MOUNT}\$")
set -- $line
pct=${5%\%}
avail=${4}

printf 'usage of %s is %s%%\n' "$MOUNT" "$pct"

DETAILS=$(cat <<EOF
{
  "mount": "$MOUNT",
  "percent": $pct,
  "available_kb": $avail
}
EOF
)

if [ "$pct" -ge "$LIMIT" ]; then
  rune_error 3 "file system is filling up" "$DETAILS"
fi
rune_ok "file system is fine" "$DETAILS"
