#!/usr/bin/env bash
# rebuild the lmod spider cache
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
mp=$(rune_param modulepath "${MODULEPATH:-/etc/modulefiles}"); d=/var/cache/lmod
[[ $mp =~ ^/[^[:space:]]+$ ]] || rune_error 1 "modulepath must be absolute" "$(jq -nc --arg m "$mp" '{modulepath:$m}')"
for p in ${mp//:/ }; do
  [[ -d $p ]] || echo "no such folder: $p" >&2
done
up=${LMOD_DIR:-/usr/share/lmod/lmod/libexec}/update_lmod_system_cache_files
[[ -x $up ]] || rune_error 4 "lmod is not installed" "$(jq -nc --arg p "$up" '{path:$p}')"
install -d -m 755 "$d" || rune_error 2 "cannot make the cache folder" '{}'
old=$(stat -c %Y "$d/timestamp" 2>/dev/null || echo 0)
"$up" -d "$d" -t "$d/timestamp" "$mp" 2>&1 || rune_error 3 "spider failed" '{}'
new=$(stat -c %Y "$d/timestamp" 2>/dev/null || echo 0)
if [[ $new = 0 ]]; then
  rune_error 3 "no timestamp was written" "$(jq -nc --arg d "$d" '{cache:$d}')"
fi
(( new > old )) || rune_error 3 "the cache did not change" "$(jq -nc --argjson t "$old" '{timestamp:$t}')"
rune_ok "cache rebuilt" "$(jq -nc --arg m "$mp" --argjson t "$new" '{modulepath:($m|split(":")),timestamp:$t}')"
