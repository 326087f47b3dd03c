#!/bin/bash -eu
# Restart the licence server of the labs when it is stuck. The agent's profile brings the library.

rune_init

server=$(rune_param server "flexlm")
grace=$(rune_param grace 30)
case $grace in
  ''|*[!0-9]*) rune_error 1 "grace is in seconds" '{"field":"grace"}' ;;
esac

lmstat() { /opt/flexlm/bin/lmstat -a -c "/etc/flexlm/$server.lic" 2>/dev/null; }
alive()  { lmstat | grep -q 'license server UP'; }
users()  { lmstat | grep -c ', start '; }

if [ ! -r "/etc/flexlm/$server.lic" ]; then
  rune_error 404 "no licence file for this server" "$(jq -nc --arg s "$server" '{server:$s}')"
fi

if alive; then
  rune_error 0 "server is healthy, not touched" "$(jq -nc --arg s "$server" '{server:$s}')"
fi

in_use=$(users)
if ! systemctl restart "$server"; then
  rune_error 3 "restart failed" "$(jq -nc --arg s "$server" '{server:$s}')"
fi
waited=0
until alive; do
  sleep 5
  waited=$((waited + 5))
  if [ "$waited" -ge "$grace" ]; then
    rune_error 3 "server is not up in time" "$(jq -nc --argjson w "$waited" '{waited:$w}')"
  fi
done
rune_ok "server restarted" "$(jq -nc --arg s "$server" --argjson u "${in_use:-0}" --argjson w "$waited" '{server:$s, users_before:$u, waited:$w}')"
