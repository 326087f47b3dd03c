# spool_usage -- how full is the mail spool
# usage: see the wiki, page MailSpool
set -e
set -u

. "$(dirname "$0")/rune_bpcs.sh"

# The agent of 2019 sent one line with the ticket number first. Drop it.
read -r TICKET || true
rune_init

SPOOL=`rune_param spool /var/spool/mail`
LIMIT=`rune_param limit_mb 500`

usage() {
	cat <<EOF
spool_usage: parameters are
	spool     directory, /var/spool/mail by default
	limit_mb  number, 500 by default
EOF
	exit 1
}

case "$LIMIT" in
"" | *[!0-9]*)
	usage
	;;
esac

if test ! -d "$SPOOL"; then
	rune_error 2 "no such spool" "`jq -nc --arg s "$SPOOL" '{spool:$s}'`"
fi

USED=`du -sm "$SPOOL" 2>/dev/null | cut -f1` || USED=0
test -n "$USED" || USED=0
echo "ticket $TICKET: $USED MB" >&2

if test "$USED" -gt "$LIMIT"; then
	rune_error 3 "spool is too large" "`jq -nc --arg u "$USED" '{used_mb:$u}'`"
fi
rune_ok_kv "spool is fine" "used_mb=$USED" "limit_mb=$LIMIT"
