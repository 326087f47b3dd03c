#!/usr/bin/env bash
# fetch EBU-TT subtitles of one programme and check them
set -euo pipefail

base=https://subs.tv.example/ebutt
out=/playout/subs

rune_init
id=$(rune_param programme "")
[[ $id =~ ^B[0-9]{7}$ ]] || rune_error 1 "programme is Bnnnnnnn" '{"field":"programme"}'

t=$(mktemp --suffix=.xml)
trap 'rm -f "$t"' EXIT
curl -fsSL --retry 2 -m 30 -o "$t" "$base/$id.xml" || rune_error_kv 2 "not on the subtitle server" "programme=$id"
xmllint --noout --nonet "$t" 2>/dev/null || rune_error_kv 3 "not well-formed" "programme=$id"
n=$(xmllint --xpath 'count(//*[local-name()="p"])' "$t" 2>/dev/null) || n=0
[[ $n != 0 ]] || rune_error_kv 3 "no cues" "programme=$id"

# 10:00:00:00 based programmes have their first cue in hour ten
first=$(xmllint --xpath 'string((//*[local-name()="p"]/@begin)[1])' "$t" 2>/dev/null) || first=
case $first in
  10:*) base_tc=10 ;;
  00:*) base_tc=0 ;;
  *) rune_error_kv 3 "odd first cue" "programme=$id" "begin=${first:-none}" ;;
esac
install -m 644 "$t" "$out/$id.xml" || rune_error_kv 3 "cannot store" "path=$out/$id.xml"
rune_ok_kv "stored" "programme=$id" "cues=$n" "base=$base_tc"
