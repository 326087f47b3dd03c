#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"

max=`rune_param max_prefixes 50`
table=`rune_param table main`
max=${max:-50}
table=${table:-main}
case "$max" in *[!0-9]*) rune_error 1 "max_prefixes must be numeric" ;; esac
case "$table" in main|local|default) : ;; *) rune_error 1 "unknown table" ;; esac

t=`mktemp`
trap 'rm -f $t' 0

ip -4 route show table "$table" proto bgp >$t 2>/dev/null || rune_error 2 "table not readable"

# longer than /24, or inside private space: somebody leaks
awk '
	{ split($1, p, "/") }
	p[2] > 24                                   { print "long", $1 }
	p[1] ~ /^(10|192\.168|172\.(1[6-9]|2[0-9]|3[01]))\./ { print "private", $1 }
' $t | sort -u >$t.leaks
trap 'rm -f $t $t.leaks' 0

n=`wc -l <$t.leaks`
[ $n -eq 0 ] || column -t $t.leaks

if [ $n -gt $max ]; then
	rune_error 3 "route leak" "$(jq -Rnc '{leaks: [inputs]}' $t.leaks)"
fi
rune_ok "no leak beyond the limit" "$(jq -nc --argjson n "$n" --arg t "$table" '{leaks:$n, table:$t}')"
