#!/bin/bash
# quota_report - who is over, and by how much
set -euo pipefail
. "`dirname $0`/rune_bpcs.sh"
rune_init

FS=`rune_param filesystem /home`
LOGIN=`rune_param user ""`
[ -d "$FS" ] || rune_error 2 "no such filesystem" '{"field":"filesystem"}'
command -v repquota >/dev/null || rune_error 4 "quota tools are not installed" '{"tool":"repquota"}'

T=`mktemp`
trap 'rm -f "$T"' EXIT
repquota -u "$FS" > "$T" 2>/dev/null || rune_error 2 "repquota failed" '{"tool":"repquota"}'

if [ -n "$LOGIN" ]; then
  line=`awk "\\$1 == \"$LOGIN\" {print \\$3, \\$4}" "$T"`
  [ -n "$line" ] || rune_error 2 "user has no quota there" '{"found":false}'
  set -- $line
  used=${1:-x}
  soft=${2:-x}
  case "$used$soft" in *[!0-9]*) rune_error 3 "repquota printed something odd" '{"parsed":false}';; esac
  over=`expr $used - $soft`
  rune_ok "quota" "`jq -nc --arg u "$LOGIN" --argjson k "$used" --argjson o "$over" '{user:$u, used_kb:$k, over_kb:$o}'`"
fi

over=`awk '$2 ~ /^\+/ {print $1}' "$T" | jq -R . | jq -sc .`
rune_ok "quota" "`jq -nc --arg fs "$FS" --argjson o "$over" '{filesystem:$fs, over:$o}'`"
