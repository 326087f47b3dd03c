#!/usr/bin/env bash
# Make browse proxies (H.264, 720p) for the clips of one ingest folder.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

SRC=$(rune_param folder "")
DST=$(rune_param proxies /srv/proxy)
[[ -d $SRC ]] || rune_error 1 "No such ingest folder" '{"param":"folder"}'
mkdir -p "$DST"

# length of a clip in seconds
clip_len() {
  ffprobe -v error -show_entries format=duration -of csv=p=0 "$1"
}

encode() {
  local in=$1 out=$2
  ffmpeg -nostdin -v error -y -i "$in" -vf scale=-2:720 -c:v libx264 -crf 28 -c:a aac "$out.part.mp4"
  mv -f "$out.part.mp4" "$out.mp4" || return 0
}

made=0 total=0
shopt -s nullglob
for clip in "$SRC"/*.mxf "$SRC"/*.mov; do
  base=${clip##*/}
  len=$(clip_len "$clip") || len=0
  if [[ -s $DST/${base%.*}.mp4 ]]; then
    continue
  fi
  encode "$clip" "$DST/${base%.*}"
  clip_len "$DST/${base%.*}.mp4" || rune_error 3 "Proxy is not readable" "$(jq -nc --arg c "$base" '{clip:$c}')"
  made=$((made + 1))
  total=$(awk -v a="$total" -v b="$len" 'BEGIN { printf "%.1f", a + b }')
done
rune_ok "Proxies made" "$(jq -nc --argjson n "$made" --arg s "$total" '{made:$n, seconds:$s}')"
