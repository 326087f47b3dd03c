#!/bin/bash
# drain one node, wait for its jobs to go away
set -euo pipefail
DIR=`cd "\`dirname "$0"\`" && pwd`
. "$DIR/rune_bpcs.sh"
rune_init

node_arg () {
  N=`rune_param node ""`
  case "$N" in
    n[0-9][0-9][0-9]|gpu[0-9][0-9]) echo "$N" ;;
    *) rune_error 1 "node must look like n042 or gpu07" '{"field":"node"}' ;;
  esac
}

jobs_on () {
  squeue -h -w "$1" -t R,CG -o '%i %u %L' 2>/dev/null | wc -l
}

NODE=`node_arg`
REASON=`rune_param reason "rune drain"`
TRIES=`rune_param tries 10`
case "$TRIES" in
  ''|*[!0-9]*) rune_error 1 "tries must be a number" '{"field":"tries"}' ;;
esac

command -v scontrol >/dev/null || rune_error 4 "no slurm client tools on this host" '{"command":"scontrol"}'

if scontrol update NodeName="$NODE" State=DRAIN Reason="$REASON" >&2; then
  echo "$NODE set to drain" >&2
else
  rune_error_kv 3 "scontrol refused the drain" "node=$NODE"
fi

LEFT=$TRIES
RUNNING=`jobs_on "$NODE"` || RUNNING=-1
while [ "$RUNNING" -gt 0 ]; do
  LEFT=`expr "$LEFT" - 1`
  if [ "$LEFT" -le 0 ]; then
    rune_error_kv 3 "jobs still on the node" "node=$NODE" "jobs=$RUNNING"
  fi
  sleep 30
  RUNNING=`jobs_on "$NODE"` || RUNNING=-1
done

STATE=`sinfo -h -N -n "$NODE" -o '%T' | sort -u | head -1` || STATE=unknown
rune_ok_kv "node drained" "node=$NODE" "state=$STATE" "tries_left=$LEFT"
