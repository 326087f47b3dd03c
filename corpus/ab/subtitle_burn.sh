#!/usr/bin/env bash
# Start a burn-in job for one programme; the job goes on after we answered.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

video=$(rune_param video "")
subs=$(rune_param subtitles "")
crf=$(rune_param crf 20)
if [[ ! -r $video || ! -r $subs ]]; then
  rune_error 1 "video and subtitles must be readable files" '{"params":["video","subtitles"]}'
fi
if [[ $crf -lt 10 || $crf -gt 40 ]]; then
  rune_error 1 "crf out of range" '{"min":10,"max":40}'
fi

state=/run/burnin
mkdir -p "$state"
job=$(date +%s).$$
target=${video%.*}.burned.mp4

nohup nice -n 10 ffmpeg -nostdin -v warning -y -i "$video" \
  -vf "subtitles=${subs}" -crf "$crf" "$target" 2>>"$state/$job.log" &
echo $! >"$state/$job.pid"
disown

rune_ok "Burn-in started" "$(jq -nc --arg j "$job" --arg t "$target" '{job:$j, target:$t}')"
