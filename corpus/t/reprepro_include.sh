#!/bin/bash
# Include all .changes of the incoming directory into one codename.
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"

done_something=no
finish() {
	rm -f /run/lock/reprepro-rune.lock
	if [ "$done_something" = yes ]; then
		rune_error 100 "reprepro_include stopped half way" '{}'
	fi
}

rune_init
codename="$(rune_param codename "")"
base="$(rune_param basedir /srv/apt)"
case "$codename" in
	bookworm|trixie|sid) ;;
	*) rune_error 1 "unknown codename" "$(jq -nc --arg c "$codename" '{codename:$c}')" ;;
esac
[ -f "$base/conf/distributions" ] || rune_error 4 "no reprepro base there" "$(jq -nc --arg b "$base" '{basedir:$b}')"

( set -C; : >/run/lock/reprepro-rune.lock ) 2>/dev/null || rune_error 3 "reprepro is locked by another run" '{}'
trap finish EXIT

n=0
failed=''
for c in "$base"/incoming/*.changes; do
	[ -e "$c" ] || continue
	done_something=yes
	dcmd --no-changes ls "$c" >/dev/null 2>&1 || { failed="$failed ${c##*/}"; continue; }
	if reprepro -b "$base" --ignore=wrongdistribution include "$codename" "$c"; then
		n=$((n + 1))
		dcmd rm -f "$c" || echo "cannot remove $c" >&2
	else
		failed="$failed ${c##*/}"
	fi
done

if [ -n "$failed" ]; then
	rune_error 3 "some uploads were refused" "$(jq -nc --arg f "$failed" --argjson n "$n" '{included:$n, refused:($f|split(" ")|map(select(. != "")))}')"
fi
rune_ok "included" "$(jq -nc --argjson n "$n" '{included:$n}')"
