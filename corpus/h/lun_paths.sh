#!/usr/bin/ksh
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

WWID=$(rune_param wwid ""); FIELD=$(rune_param field dm_st); MIN=$(rune_param min_paths 1)
[[ -n $WWID ]] || rune_error 1 "wwid is missing" '{"missing":["wwid"]}'
type multipathd >/dev/null 2>&1 || rune_error 4 "no multipathd" '{"command":"multipathd"}'

J=$(multipathd show map "$WWID" json 2>/dev/null) || rune_error 2 "multipathd does not answer" "{}"
[[ $J == "{"* ]] || rune_error 2 "no such map" "$(jq -nc --arg w "$WWID" '{wwid:$w}')"

# one value of the map, by the name of its field
VALUE=$(jq -r ".map.${FIELD} // empty" <<<"$J") || rune_error 3 "cannot read the field" "$(jq -nc --arg f "$FIELD" '{field:$f}')"

DEAD=0
ALL=0
while IFS=$'\t' read -r DEV STATE; do
	ALL=$((ALL + 1))
	case $STATE in
	failed|faulty) DEAD=$((DEAD + 1)); echo "$DEV is $STATE" >&2 ;;
	esac
done < <(jq -r '.map.path_groups[].paths[] | [.dev, .dm_st] | @tsv' <<<"$J")

PATHS=$(jq -c '[.map.path_groups[].paths[] | {dev, dm_st}]' <<<"$J") || PATHS='[]'
rune_out wwid "$WWID"
rune_out value "$VALUE"
rune_out "paths=$PATHS"
if [[ $((ALL - DEAD)) -lt $MIN ]]; then
	rune_err 3 "too few paths are alive"
fi
rune_finish "$DEAD of $ALL paths are dead"
