#!/usr/bin/env bash
# h264 proxies for new mezzanine files
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

src=$(rune_param source /media/mezz)
dst=$(rune_param proxies /media/proxy)
[[ -d $src && -d $dst ]] || rune_error 2 "source or proxies is no directory"  '{"fields":["source","proxies"]}'

exec 8>/run/lock/proxy_gen.lock || rune_error 4 "no lock" '{}'
flock -n 8 || rune_error 3 "another run is at work" '{}'

enc() {
  ffmpeg -nostdin -loglevel error -y -i "$1" -vf scale=-2:360 -c:v libx264 -preset veryfast -crf 28 \
    -c:a aac -b:a 96k -movflags +faststart "$2.part.mp4" && mv "$2.part.mp4" "$2"
}

todo() { find "$src" -name '*.mxf' -mmin +10 -print0; }

n=0
while IFS= read -r -d '' f; do
  o=$dst/$(basename "$f" .mxf).mp4
  [[ -e $o ]] && continue
  enc "$f" "$o" || { rune_err 3 "encode failed: $f"; continue; }
  n=$((n + 1))
done < <(todo)

# sizes for the report
find "$dst" -name '*.mp4' -mmin -60 -printf '%s\n' 2>/dev/null | {
  t=0
  while read -r s; do t=$((t + s)); done
  rune_out "bytes=$t"
} || true

old=$(ls "$dst"/*.part.mp4 | wc -l)
rune_out "made=$n"
rune_out "leftovers=$old"
rune_finish "proxies made"
