#!/usr/bin/env bash
# are the contribution feeds alive? one ffprobe per feed, in parallel
set -uo pipefail
set -e
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
probe() {
  local name=$1 url=$2
  timeout 12 ffprobe -v error -rw_timeout 8000000 -show_entries program=program_id:stream=codec_name,width,height \
    -of json "$url" >"$d/$name.json" 2>"$d/$name.err" </dev/null
}

ok_name='^[a-z0-9]{1,12}$'
ok_url='^(udp|rtp|srt)://[0-9a-z.@:]+$'
names=()
while IFS=$'\t' read -r name url; do
  [[ $name =~ $ok_name && $url =~ $ok_url ]] || rune_error_kv 1 "bad feed" "name=$name" "url=$url"
  probe "$name" "$url" >/dev/null 2>&1 &
  names+=("$name:$!")
done < <(rune_param_json feeds '{}' | jq -r 'to_entries[] | [.key, .value] | @tsv')
(( ${#names[@]} > 0 )) || rune_error 1 "no feeds" '{"missing":["feeds"]}'

dead=0
for np in "${names[@]}"; do
  n=${np%:*}
  if wait "${np##*:}"; then
    jq -c --arg n "$n" '{($n): {alive: true, codecs: [.streams[]?.codec_name]}}' "$d/$n.json" || echo '{}'
  else
    dead=$((dead + 1))
    jq -nc --arg n "$n" --rawfile e "$d/$n.err" '{($n): {alive: false, error: ($e | rtrimstr("\n"))}}'
  fi
done >"$d/all"

all=$(jq -sc 'add' "$d/all")
((dead)) && rune_error 3 "$dead feeds are dead" "$all"
rune_ok "all feeds are alive" "$all"
