#!/bin/bash
# quota bump for a student, home fileserver only.   -- hk, 2009, touched since
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH

LOGIN=`rune_param login ""`
SOFT=`rune_param soft_mb "2048"`
FS=`rune_param filesystem "/home"`

case "$LOGIN" in
  ''|*[!a-z0-9_]*) rune_error 1 "login must be a plain unix name" '{"field":"login"}' ;;
esac
case "$SOFT" in
  ''|*[!0-9]*) rune_error 1 "soft_mb must be a number" '{"field":"soft_mb"}' ;;
esac
id "$LOGIN" >/dev/null 2>&1 || rune_error_kv 2 "no such account" "login=$LOGIN"

# 10% grace between soft and hard. expr says 1 for a zero, hence the colon
HARD=`expr "$SOFT" \* 11 / 10` || :
SOFTK=`expr "$SOFT" \* 1024` || :
HARDK=`expr "$HARD" \* 1024` || :

if setquota -u "$LOGIN" "$SOFTK" "$HARDK" 0 0 "$FS"; then :; else
  rune_error_kv 3 "setquota refused" "login=$LOGIN" "filesystem=$FS"
fi

# repquota:   hans  +-  5100 4096 4506 6days  812 0 0
LINE=`repquota -u "$FS" 2>/dev/null | awk '$1 == "'"$LOGIN"'" { print $2, $3, $4, $5; exit }'` || LINE=""
if [ -z "$LINE" ]; then
  rune_ok_kv "quota set, not in the report yet" "login=$LOGIN" "hard_kb=$HARDK"
fi
set -- $LINE
if [ $# -lt 4 ]; then
  rune_error 3 "repquota answered something odd" '{"stage":"report"}'
fi
OVER=no
[ "$1" = "--" ] || OVER=yes
rune_ok_kv "quota set" "login=$LOGIN" "used_kb=$2" "soft_kb=$3" "hard_kb=$4" "over=$OVER"
