# rebuild the Lmod spider cache of a software tree and swap it in
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"

done_msg=0
bye() {
  rm -rf "$tmp"
  [ "$done_msg" = 1 ] || rune_error 100 "lmod_cache ended early" '{"stage":"spider"}'
}

rune_init
tree=$(rune_param tree /sw/modules)
cache=$(rune_param cache /sw/lmod/cache)
tmp=$(mktemp -d)
trap bye EXIT

spider=${LMOD_DIR:-/usr/share/lmod/lmod/libexec}/update_lmod_system_cache_files
[ -d "$tree" ] || rune_error 2 "no such tree" "$(jq -nc --arg t "$tree" '{tree:$t}')"

before=$(find "$cache" -name 'spiderT*.lua' -printf '%s\n' 2>/dev/null | sort -n | tail -1)
"$spider" -d "$tmp/cache" -t "$tmp/stamp" "$tree" >&2 || rune_error 3 "the spider failed" "$(jq -nc --arg t "$tree" '{tree:$t}')"

after=$(find "$tmp/cache" -name 'spiderT*.lua' -printf '%s\n' | sort -n | tail -1)
[ -n "$after" ] || rune_error 3 "the spider wrote nothing" '{}'

mkdir -p "$cache"
mv "$cache" "$cache.old" && mv "$tmp/cache" "$cache"
rm -rf "$cache.old"

done_msg=1
rune_ok "cache is new" "$(jq -nc --arg b "${before:-0}" --arg a "$after" '{before:($b|tonumber),after:($a|tonumber)}')"
