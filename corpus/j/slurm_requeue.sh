#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"; rune_init
trap 'rune_error 100 "aborted" "{}"' EXIT

st=$(rune_param state NODE_FAIL); part=$(rune_param partition '')
case $st in NODE_FAIL|PREEMPTED|FAILED|TIMEOUT) ;; *) rune_error 1 "state?" '{"allowed":["NODE_FAIL","PREEMPTED","FAILED","TIMEOUT"]}' ;; esac
command -v sacct >/dev/null || rune_error 5 "no slurm here" '{}'

since=$(date -d '-1 day' +%FT%T)
mapfile -t jobs < <(sacct -anPX -S "$since" -s "$st" ${part:+-r "$part"} -o jobid 2>/dev/null | sort -u)
ok=0 no=0
for j in "${jobs[@]}"; do
  [[ $j =~ ^[0-9]+ ]] || continue
  if scontrol requeue "$j" >&2; then
    ok=$((ok+1)); rune_out "$j=requeued"
  else
    no=$((no+1))
  fi
done
rune_out "requeued=$ok"; rune_out "refused=$no"
trap - EXIT
rune_finish "done"
