#!/bin/bash
# compare installed package versions with a list in the message
set -euo pipefail
dir=`dirname $0`
. $dir/rune_bpcs.sh

note=`rune_init 2>&1` || true
[ -z "$note" ] || echo "init said: $note" >&2

want=`rune_param_json packages '{}'`
[ -n "$want" ] || want='{}'
tmp=/var/tmp/patch.$$
trap 'rm -f $tmp' 0
echo "$want" | jq -r 'to_entries[] | [.key, .value] | @tsv' >$tmp || rune_error 1 "packages is not an object" '{"field":"packages"}'

low=0
while read pkg ver
do
	have=`dpkg-query -W -f '${Version}' "$pkg" 2>/dev/null || echo none`
	if [ "$have" = none ] || dpkg --compare-versions "$have" lt "$ver"; then
		echo "$pkg: have $have, want $ver" >&2
		low=`expr $low + 1`
	fi
done <$tmp
if [ $low -gt 0 ]; then
	rune_error 3 "packages below level" "`jq -nc --arg n $low '{below:$n}'`"
fi
rune_ok "patch level reached" '{"below":0}'
