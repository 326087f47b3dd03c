#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

url=`rune_param url https://lists.internal/drop.txt`
set_name=`rune_param set blocked4`
expr "$set_name" : '[a-z][a-z0-9_]*$' >/dev/null || rune_error 1 "bad set name" '{"example":"blocked4"}'
limit=50000
family=inet

t=`mktemp -d`
trap 'rm -rf $t' 0

curl -fsS --max-time 30 -o $t/raw "$url" 2>/dev/null || rune_error 2 "list not fetched" "$(jq -nc --arg u "$url" '{url:$u}')"
sed 's/[;#].*//; s/[[:space:]]//g; /^$/d' $t/raw | grep -E '^[0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?$' | sort -u >$t/list || :
n=`wc -l <$t/list`

if [ $n -eq 0 ]; then
	echo "list of $url is empty, set left alone" >&2
	exit 0
fi
if [ $n -gt "$limit" ]; then
	rune_error 3 "list is longer than the limit" "$(jq -nc --argjson n "$n" '{entries:$n}')"
fi

{
	echo "flush set inet filter $set_name"
	awk -v s="$set_name" '{printf "%s%s", (NR == 1 ? "add element inet filter " s " { " : ", "), $1} END {print " }"}' $t/list
} >$t/batch

if ! nft -c -f $t/batch 2>$t/err; then
	rune_error 3 "batch does not check" "$(jq -Rsc '{nft: .}' $t/err)"
fi
nft -f - 2>$t/err || rune_error 3 "batch refused" "$(jq -Rsc '{nft: .}' $t/err)"

rune_ok "set replaced" "$(jq -nc --argjson n "$n" --arg s "$set_name" --arg f "$family" '{set:$s, entries:$n, family:$f}')"
