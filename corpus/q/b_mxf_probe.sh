#!/usr/bin/env bash
# is this MXF what playout wants? XDCAM HD422 1080i25, 8 mono tracks
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

f=$(rune_param file "")
[[ -r $f ]] || rune_error_kv 2 "no such file" "file=$f"

j=$(ffprobe -v error -of json -show_format -show_streams -- "$f" </dev/null) || rune_error_kv 3 "ffprobe cannot read it" "file=$f"

v() { jq -r --arg k "$1" '[.streams[] | select(.codec_type == "video")][0][$k] // "none"' <<<"$j"; }

problems=()
want() {
  local have
  have=$(v "$1")
  [[ $have == "$2" ]] || problems+=("$1: $have, not $2")
}
want codec_name mpeg2video
want width 1920
want height 1080
want r_frame_rate 25/1
want field_order tt
want pix_fmt yuv422p

tracks=$(jq '[.streams[] | select(.codec_type == "audio")] | length' <<<"$j")
[[ $tracks == 8 ]] || problems+=("audio: $tracks tracks, not 8")
tc=$(jq -r '[.streams[].tags.timecode, .format.tags.timecode] | map(select(. != null)) | .[0] // "none"' <<<"$j")

if (( ${#problems[@]} )); then
  printf '%s: %s\n' "${f##*/}" "${problems[@]}" >&2
  rune_error_kv 3 "not playable" "file=$f" "tracks=$tracks" "problems=${problems[*]}"
fi

typeset -p tc tracks
rune_ok_kv "playable" "file=$f" "timecode=$tc" "tracks=$tracks"
