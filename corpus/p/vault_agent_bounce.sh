#!/bin/sh
#
# vault_agent_bounce - restart the vault agent and wait for a fresh token
#
set -euo pipefail

dir=`cd \`dirname "$0"\` && pwd`
. $dir/rune_bpcs.sh
rune_init

sink=`rune_param sink /run/vault-agent/token`
max=`rune_param max_wait 60`

[ -d "`dirname "$sink"`" ] || rune_error 4 "no sink directory" "`jq -nc --arg s "$sink" '{sink:$s}'`"

old=`stat -c %Y "$sink" 2>/dev/null || echo 0`
if systemctl restart vault-agent; then
    :
else
    rune_error 2 "systemctl restart failed" "`systemctl show vault-agent -p Result -p ExecMainStatus | jq -R . | jq -sc '{properties:.}'`"
fi

t=0
while [ $t -lt "$max" ]; do
    new=`stat -c %Y "$sink" 2>/dev/null || echo 0`
    if [ $new -gt $old ]; then
        rune_ok "fresh token in the sink" "`jq -nc --arg s "$sink" --argjson t $t '{sink:$s, seconds:$t}'`"
    fi
    sleep 2
    t=`expr $t + 2`
done

journalctl -u vault-agent -n 20 --no-pager >&2 || true
echo "vault_agent_bounce: no token after $max seconds" >&2
kill -TERM $$
