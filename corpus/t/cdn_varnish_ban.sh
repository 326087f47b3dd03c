#!/usr/bin/env bash
# varnishadm ban on one host header; waits for the ban lurker.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

need() {
  local v; v=$(rune_param "$1" "")
  [[ $v =~ $2 ]] || rune_error 1 "bad or missing parameter: $1" "$(jq -nc --arg k "$1" '{bad:[$k]}')"
  printf '%s\n' "$v"
}

host=$(need host '^[a-z0-9.-]{1,253}$')
prefix=$(rune_param path_prefix /)
[[ $prefix =~ ^/[A-Za-z0-9_./-]*$ ]] || rune_error 1 "path_prefix may not hold regex characters" '{"bad":["path_prefix"]}'

adm=(varnishadm -n "$(rune_param instance /var/lib/varnish/edge)" -t 5)
"${adm[@]}" ping >/dev/null || rune_error 2 "varnishd does not answer" '{"step":"ping"}'

"${adm[@]}" ban req.http.host == "$host" '&&' req.url '~' "^$prefix" >&2 || rune_error 3 "ban refused" '{"step":"ban"}'

left=0
for try in {1..15}; do
  left=$("${adm[@]}" ban.list | awk -v h="$host" '$0 ~ / C / { next } index($0, h) { n++ } END { print n + 0 }') || left=0
  (( left == 0 )) && break
  sleep 2
done

hits=$(varnishstat -1 -n edge -f MAIN.bans_obj_killed | awk '{ print $2 }')
rune_ok "Banned" "$(jq -nc --arg h "$host" --arg p "$prefix" --argjson left "$left" --arg k "$hits" --argjson tries "$try" \
  '{host:$h, prefix:$p, pending:$left, objects_killed:($k|tonumber? // 0), tries:$tries}')"
