#!/bin/bash
# make a maintenance reservation and say which jobs will be in its way
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

START=$(rune_param start "now+1hour")
HOURS=$(rune_param hours 4)
PART=$(rune_param partition all)

[[ $START =~ ^[A-Za-z0-9:+-]+$ ]] || rune_error 1 "bad start" "$(jq -nc --arg s "$START" '{start:$s}')"
[[ $HOURS =~ ^[1-9][0-9]?$ ]]     || rune_error 1 "bad hours" '{"parameter":"hours"}'

NAME=maint_$(date +%m%d)
NODES=ALL
if [[ $PART != all ]]; then
  NODES=$(sinfo -h -p "$PART" -o %N 2>/dev/null) || rune_error 2 "no such partition" "$(jq -nc --arg p "$PART" '{partition:$p}')"
fi

rune_out reservation "$NAME"
scontrol create reservation ReservationName="$NAME" StartTime="$START" Duration="$HOURS:00:00" \
  Nodes="$NODES" Users=root Flags=maint,ignore_jobs >&2 || rune_error 3 "no reservation was made" "$(jq -nc --arg n "$NAME" '{name:$n}')"

(
  jobs=$(squeue -h -t R -o '%A %L' | awk '$2 ~ /-/ { print $1 }' | wc -l) || jobs=0
  [[ $jobs -eq 0 ]] || rune_err 3 "$jobs jobs run into the reservation"
)
rune_finish "reservation is in place"
