# cache_purge: drop the page caches of all sites that have a purge flag
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

setup() {
  rune_init
  umask 027
}
purge_site() {
  local site=$1 cache=/var/cache/nginx/$1
  [[ -d $cache ]] || return 0
  find "$cache" -type f -delete 2>/dev/null || return 1
}

shopt -s nullglob
flags=(/run/hostco/purge/*.flag)
(( ${#flags[@]} )) || rune_ok "nothing to purge" '{"purged":0}'

purged=0 failed=0
for flag in "${flags[@]}"; do
  site=${flag##*/} site=${site%.flag}
  if purge_site "$site"; then purged=$((purged + 1)); rm -f "$flag"; else failed=$((failed + 1)); fi
done
if (( failed )); then rune_error 3 "some caches were not purged" "$(jq -nc --argjson f "$failed" '{failed:$f}')"; fi
rune_ok "caches purged" "$(jq -nc --argjson p "$purged" '{purged:$p}')"
