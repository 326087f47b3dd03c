#!/usr/bin/env bash
# purge old files below scratch, oldest users first. list file comes from robinhood.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

days=$(rune_param days 60)
scratch=$(rune_param scratch /lustre/scratch)
list=$(rune_param list "")
[[ $days =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "days must be 1..9999" '{"bad":["days"]}'
[[ -d $scratch ]] || rune_error 2 "no scratch there" "$(jq -nc --arg d "$scratch" '{path:$d}')"

gone=0 kept=0
if [[ -z $list ]]; then
    list=$(mktemp /tmp/purge.XXXXXX)
    find "$scratch" -xdev -type f -atime "+$days" -print >"$list" 2>/dev/null || echo "some directories were not readable" >&2
elif [[ ! -r $list ]]; then
    rune_error 2 "no such list" "$(jq -nc --arg l "$list" '{list:$l}')"
fi

# keep what the admins protect
protect=/etc/purge.keep
grep -v -F -f "${protect}" "$list" >"$list.todo" || true

while read -r f; do
    if [[ -f $f && ! -L $f ]]; then
        rm -f -- "$f" && gone=$((gone + 1)) || kept=$((kept + 1))
    fi
done

# leftovers: empty directories, this takes hours
(cd "$scratch" && find . -xdev -mindepth 2 -type d -empty -delete) 2>/dev/null &

todo=$(wc -l <"$list.todo")
rune_ok "purge done" "$(jq -nc --argjson g "$gone" --argjson k "$kept" --argjson t "$todo" '{gone:$g, kept:$k, listed:$t}')"
