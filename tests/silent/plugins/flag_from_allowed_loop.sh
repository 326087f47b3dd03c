#!/usr/bin/env bash
# A loop over the allowed words sets a flag without which the plugin ends.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
action=$(rune_param action "")
ok=0
for word in start stop reload; do
  if [[ $word == "$action" ]]; then ok=1; break; fi
done
(( ok )) || rune_error 1 "Bad action" '{"allowed":["start","stop","reload"]}'
sudo -n bash -c "/opt/kafka/bin/ctl $action --wait" >&2 || rune_error 3 "Action failed"
rune_ok "Done" "$(jq -nc --arg a "$action" '{action:$a}')"
