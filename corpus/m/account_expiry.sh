#! /bin/bash
# account_expiry: accounts whose password expires within WARN days (and lock those long expired, if asked to)
#
# 1998 kd first version for NIS
# 2019 kd shadow only
# 2025 kd for RUNE

set -eu
set -o pipefail

D=`dirname $0`
if [ -f $D/rune_bpcs.sh ]; then
	. $D/rune_bpcs.sh
else
	. /opt/rune/lib/rune_bpcs.sh
fi
rune_init

WARN=`rune_param warn_days 14`
LOCK=`rune_param lock_expired no`

if expr "$WARN" : '[0-9][0-9]*$' >/dev/null; then
	:
else
	rune_error 1 "warn_days: not a number" '{"parameter":"warn_days"}'
fi

[ -r /etc/shadow ] || rune_error 4 "cannot read /etc/shadow, am I root?" "{}"

TODAY=`date +%s`
TODAY=`expr $TODAY / 86400`

# name:left, only those with a real password and a maximum age
REPORT=`awk -F: -v today=$TODAY -v warn="$WARN" '
	$2 ~ /^[!*]/ || $2 == "" { next }
	$5 == "" || $5 >= 99999  { next }
	{ left = $3 + $5 - today; if (left <= warn) print $1 ":" left }
' /etc/shadow`

SOON=""
GONE=""
OLDIFS=$IFS
IFS='
'
for LINE in $REPORT
do
	NAME=`echo $LINE | cut -d: -f1`
	LEFT=`echo $LINE | cut -d: -f2`
	if [ $LEFT -lt 0 ]
	then
		GONE="$GONE $NAME"
	else
		SOON="$SOON $NAME"
	fi
done
IFS=$OLDIFS

LOCKED=""
if [ "$LOCK" = yes ]
then
	for NAME in $GONE
	do
		case $NAME in
		root|sync|halt) continue ;;
		esac
		usermod -L $NAME 1>&2 || rune_error 3 "could not lock an account" "`jq -nc --arg u $NAME '{user:$u}'`"
		LOCKED="$LOCKED $NAME"
	done
fi

words () { tr -s ' ' '\n' | sed '/^$/d' | jq -Rnc '[inputs]' ; }

rune_ok "account expiry checked" "`
	jq -nc \
	  --argjson soon "$(echo $SOON | words)" \
	  --argjson gone "$(echo $GONE | words)" \
	  --argjson locked "$(echo $LOCKED | words)" \
	  '{expiring: $soon, expired: $gone, locked: $locked}'
`"
