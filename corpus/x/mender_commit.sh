#!/usr/bin/env bash
# mender_commit: commit a running update when the health checks pass, else roll back
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

checks=(net time disk unit)
unit=$(rune_param unit edge-agent.service)
host=$(rune_param probe_host 1.1.1.1)

check_net()  { ping -c 2 -W 3 "$host" >/dev/null 2>&1; }
check_time() { [[ $(timedatectl show -p NTPSynchronized --value) == yes ]]; }
check_disk() { (( $(df --output=pcent /data | tail -n 1 | tr -dc 0-9) < 95 )); }
check_unit() { systemctl is-active --quiet "$unit"; }

failed=()
for c in "${checks[@]}"; do
  if ! "check_$c"; then failed+=("$c"); fi
done

if (( ${#failed[@]} )); then
  details=$(jq -nc '{failed:$ARGS.positional}' --args "${failed[@]}")
  mender-update rollback >&2 || rune_error 100 "unhealthy, and the rollback failed" "$details"
  rune_error 3 "unhealthy, rolled back" "$details"
fi

if mender-update commit >&2; then
  art=$(mender-update show-artifact 2>/dev/null || echo unknown)
  rune_ok "committed" "$(jq -nc --arg a "$art" '{artifact:$a}')"
else
  rc=$?
  # 2 is "nothing to commit"
  if (( rc == 2 )); then
    echo "no update in progress" >&2
  else
    rune_error 22 "commit failed" "$(jq -nc --argjson r "$rc" '{status:$r}')"
  fi
fi
