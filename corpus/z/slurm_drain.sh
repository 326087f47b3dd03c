#!/bin/bash
# drain or resume Slurm nodes, with a look at what still runs there
set -Eeuo pipefail
source "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init

NODES=$(rune_param nodes "")
ACTION=$(rune_param action drain)
REASON=$(rune_param reason "drained by RUNE")
WAIT=$(rune_param wait_minutes 0)

# node lists look like gpu[01-16],login1
[[ $NODES =~ ^[a-z][]a-z0-9,[-]*$ ]] || rune_error 1 "bad node list" "$(jq -nc --arg n "$NODES" '{nodes:$n}')"
[[ $WAIT =~ ^(0|[1-9][0-9]{0,2})$ ]] || rune_error 1 "bad wait_minutes" '{"max":999}'

HOSTS=$(scontrol show hostnames "$NODES" 2>/dev/null) || rune_error 2 "scontrol does not know these nodes" "$(jq -nc --arg n "$NODES" '{nodes:$n}')"

case $ACTION in
  drain)  set -- State=DRAIN Reason="$REASON" ;;
  resume) set -- State=RESUME ;;
  *)      rune_error 1 "drain or resume" '{"allowed":["drain","resume"]}' ;;
esac

if ! ERR=$(scontrol update NodeName="$NODES" "$@" 2>&1 >/dev/null); then
  rune_error 3 "scontrol update failed" "$(jq -nc --arg e "$ERR" '{stderr:$e}')"
fi

jobs_left() { squeue -h -w "$NODES" -t R,CG -o %A 2>/dev/null | sort -un | wc -l; }

LEFT=$(jobs_left) || LEFT=-1
END=$(( SECONDS + WAIT * 60 ))
while [[ $ACTION == drain ]] && (( LEFT > 0 && SECONDS < END )); do
  echo "$LEFT jobs left on $NODES" >&2
  sleep 20
  LEFT=$(jobs_left) || LEFT=-1
done

STATES=$(sinfo -h -N -n "$NODES" -o '%N %T' 2>/dev/null | sort -u | jq -Rn '[inputs | split(" ") | {key: .[0], value: .[1]}] | from_entries') || STATES='{}'
rune_ok "$ACTION done" "$(jq -nc --argjson s "$STATES" --argjson l "$LEFT" --arg h "$HOSTS" '{states:$s, jobs_left:$l, nodes:($h | split("\n") | length)}')"
