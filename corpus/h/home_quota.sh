#!/usr/bin/bash
# home_quota - top users of space under /home, as JSON
set -euo pipefail
umask 077
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

TOP=$(rune_param top 10)
[[ $TOP =~ ^[0-9]{1,3}$ ]] || rune_error 1 "top is not a number" "{}"

BASE=$(rune_param base /home)
[ -d "$BASE" ] || rune_error 2 "no such directory" "$(jq -nc --arg b "$BASE" '{base:$b}')"

T=$(mktemp)
trap 'rm -f "$T"' 0 1 2 15

# du complains about files that vanish; that is no error here
set +e
du -xsk "$BASE"/*/ >"$T" 2>/dev/null
RC=$?
set -e
[ "$RC" -le 1 ] || rune_error 3 "du failed" "$(jq -nc --argjson r "$RC" '{status:$r}')"

if [ ! -s "$T" ]; then
	rune_ok "no home directories" '{"users":[]}'
fi

cat <<EOF >&2
base:    $BASE
entries: $(wc -l <"$T")
EOF

LIST=$(sort -rn "$T" | sed "${TOP}q" | awk '
	BEGIN { OFS = "\t" }
	{
		kb = $1
		n = split($2, part, "/")
		user = part[n] == "" ? part[n - 1] : part[n]
		print user, kb
	}' | jq -Rnc '[inputs | split("\t") | {user:.[0], kb:(.[1] | tonumber)}]')

rune_ok "quota report" "$(jq -nc --argjson u "$LIST" --arg b "$BASE" '{base:$b, users:$u}')"
