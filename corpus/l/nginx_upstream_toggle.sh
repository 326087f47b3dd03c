#!/usr/bin/env bash
# Mark one server of an nginx upstream down, or put it back.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

server=$(rune_param server "")
action=$(rune_param action down)
conf=$(rune_param conf /etc/nginx/conf.d/upstreams.conf)
[[ $server =~ ^[0-9A-Za-z.-]+:[0-9]+$ ]] || rune_error 1 "server must be HOST:PORT" "$(jq -nc --arg s "$server" '{server:$s}')"
[[ -w $conf ]] || rune_error 2 "upstream file is not writable" "$(jq -nc --arg c "$conf" '{conf:$c}')"

mapfile -t lines <"$conf"
hits=0
for i in "${!lines[@]}"; do
  [[ ${lines[i]} =~ ^([[:space:]]*server[[:space:]]+)([^[:space:]\;]+)(.*)\;[[:space:]]*$ ]] || continue
  [[ ${BASH_REMATCH[2]} == "$server" ]] || continue
  head=${BASH_REMATCH[1]} tail=${BASH_REMATCH[3]}
  tail=${tail// down/}
  [[ $action == down ]] && tail+=" down"
  lines[i]="$head$server$tail;"
  hits=$((hits + 1))
done
(( hits )) || rune_error 3 "server is in no upstream" "$(jq -nc --arg s "$server" '{server:$s}')"

backup=$(mktemp)
trap 'rm -f "$backup"' EXIT
cat "$conf" >"$backup" || rune_error 2 "cannot keep a copy" '{}'
printf '%s\n' "${lines[@]}" >"$conf"
if ! nginx -t 2>&1; then
  cat "$backup" >"$conf" || true
  rune_error 3 "nginx does not accept the change" "$(jq -nc --arg s "$server" '{server:$s}')"
fi
systemctl reload nginx 2>/dev/null || rune_error 3 "reload failed" '{"unit":"nginx"}'

case $action in
  down) rune_ok "server is out" "$(jq -nc --arg s "$server" --argjson n "$hits" '{server:$s, lines:$n}')" ;;
  up) rune_ok "server is back" "$(jq -nc --arg s "$server" --argjson n "$hits" '{server:$s, lines:$n}')" ;;
esac
