#!/bin/bash
# namazu_index.sh - rebuild the index of the procedure manuals at night
set -euo pipefail
. `dirname "$0"`/rune_bpcs.sh
rune_init

DOCS=`rune_param docs /srv/manuals`
INDEX=`rune_param index /var/lib/namazu/index`
[ -d "$DOCS" ] || rune_error 2 "no manuals there" "`jq -nc --arg d "$DOCS" '{docs:$d}'`"

note() {
	echo "namazu_index: $*"
}

LOCK=${TMPDIR:-/tmp}/namazu_index.lock
if ( set -C; echo $$ >"$LOCK" ) 2>/dev/null; then
	trap 'rm -f "$LOCK"' 0
else
	OTHER=`cat "$LOCK" 2>/dev/null` || OTHER=
	rune_error 3 "another run is going on" "`jq -nc --arg p "$OTHER" '{pid:$p}'`"
fi

{
	note "started at `date`"
	df -k "$INDEX" || note "no df"
	find "$DOCS" -newer "$INDEX/NMZ.i" -print 2>/dev/null | head -20 || :
} >&2

BEFORE=`wc -l <"$INDEX/NMZ.r" 2>/dev/null` || BEFORE=0
if nice mknmz --quiet -O "$INDEX" "$DOCS" 2>&1 | logger -t namazu_index; then
	note "mknmz is done" | logger -t namazu_index || :
else
	rune_error 3 "mknmz failed" "`jq -nc --arg i "$INDEX" '{index:$i}'`"
fi

# rebuild the template for the search page; the {cgi::...} parts are namazu's
cat >"$INDEX/NMZ.foot.rune" <<'EOT' || note "no foot written" >&2
<address>{cgi::version} {"index": "manuals"}</address>
EOT

AFTER=`wc -l <"$INDEX/NMZ.r" 2>/dev/null` || rune_error 3 "there is no register after mknmz" '{"file":"NMZ.r"}'
MORE=`expr $AFTER - $BEFORE` || :
OUT=`jq -nc --arg a "$AFTER" --arg m "$MORE" '{documents:($a|tonumber),more:($m|tonumber)}'`
rune_ok "index rebuilt" "$OUT"
