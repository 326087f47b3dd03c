#!/usr/bin/env bash
# check and reload FreeRADIUS, report auth totals
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

instance=$(rune_param instance default)
[[ $instance =~ ^[a-z0-9-]+$ ]] || rune_error 1 'instance?' '{"field":"instance"}'
unit=freeradius
[[ $instance == default ]] || unit+=@$instance

log=$(mktemp)
trap 'rm -f "$log"' EXIT

exec 3>&1 1>"$log"
if ! freeradius -C -X -n "$instance"; then
  mapfile -t errs < <(grep -E '^(Error|/etc).*' "$log" | tail -n 5)
  rune_error 4 'configuration has errors' "$(jq -nc '{errors: $ARGS.positional}' --args "${errs[@]}")"
fi
exec 1>&3 3>&-

systemctl reload "$unit" || systemctl restart "$unit" || rune_error 3 'service did not come back' '{"stage":"reload"}'

# accepts and rejects since start
read -r acc rej < <(echo 'stats client auth' | radmin -f "/run/freeradius/$instance.sock" 2>/dev/null | awk '/access_accepts/ { a = $2 } /access_rejects/ { print a, $2 }')
rune_ok 'reloaded' "$(jq -nc --arg a "$acc" --arg r "$rej" '{accepts: $a, rejects: $r}')"
