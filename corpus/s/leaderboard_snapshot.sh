#!/usr/bin/env bash
# Leaderboards: BGSAVE, wait for it, copy the RDB away, keep the last N copies.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

dest=$(rune_param dest /srv/snap/leaderboards)
keep=$(rune_param keep 7)
limit=$(rune_param timeout 90)
[[ $keep =~ ^[1-9][0-9]?$ && $limit =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "keep or timeout out of range"
[[ -d $dest ]] || rune_error 2 "destination missing" "$(jq -nc --arg d "$dest" '{dest: $d}')"

exec {lock}>/run/lock/leaderboard_snapshot.lock
flock -n "$lock" || rune_error 3 "another snapshot is running"

ask() { timeout 10 redis-cli --raw "$@" 2>/dev/null; }

before=$(ask LASTSAVE) || rune_error 2 "redis does not answer"
if answer=$(ask BGSAVE); [[ ${answer:-} != *'saving started'* ]]; then
  rune_error 3 "BGSAVE refused" "$(jq -nc --arg a "${answer:-}" '{answer: $a}')"
fi

for ((t = 0; t < limit; t++)); do
  after=$(ask LASTSAVE) || after=$before
  [[ $after == "$before" ]] || break
  sleep 1
done
[[ $after != "$before" ]] || rune_error 3 "BGSAVE did not finish" '{"waited":true}'

{ read -r _ && read -r dir && read -r _ && read -r file; } < <(ask CONFIG GET dir; ask CONFIG GET dbfilename) ||
  rune_error 2 "cannot find the RDB file"
printf -v target '%s/lb-%(%Y%m%d-%H%M%S)T.rdb' "$dest" -1
cp --reflink=auto -- "$dir/$file" "$target" || rune_error 2 "copy failed"

mapfile -t old < <(printf '%s\n' "$dest"/lb-*.rdb | sort -r | tail -n +"$((keep + 1))")
for f in "${old[@]}"; do
  rm -f -- "$f" || printf 'cannot remove %s\n' "$f" >&2
done
sum=$(sha256sum -- "$target" | cut -d' ' -f1)
rune_ok "snapshot kept" "$(jq -nc --arg f "$target" --arg s "$sum" --argjson r "${#old[@]}" '{file: $f, sha256: $s, removed: $r}')"
