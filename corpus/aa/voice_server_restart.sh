#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"

# node name for the log prefix; init is needed for it
node=$(rune_init && rune_ctx node local)
note() { printf '%s[%s] %s\n' "$node" "$$" "$*" >&2; }

unit=$(rune_param unit mumble-server)
unit=${unit:-mumble-server}
case $unit in mumble-server|teamspeak) ;; *) rune_error 1 "unit not allowed";; esac

users=$(ss -Htn state established '( sport = :64738 )' 2>/dev/null | wc -l) || users=0
note "$unit has $users users"
if [[ $users -gt 0 ]]; then
  rune_error 3 "somebody talks" "$(jq -nc --argjson u "$users" '{users:$u}')"
fi

systemctl restart "$unit" || rune_error 3 "restart failed"
for ((i = 0; i < 10; i++)); do
  if ss -Hltn '( sport = :64738 )' | grep -q .; then
    rune_ok "restarted" "$(jq -nc --arg u "$unit" --argjson s "$i" '{unit:$u, seconds:$s}')"
  fi
  sleep 1
done
rune_error 3 "port does not come up"
