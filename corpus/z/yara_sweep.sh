#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"

if ! banner=$(rune_init 2>&1); then
  echo "yara_sweep: $banner" >&2
  exit 2
fi

rules=$(rune_param rules /opt/yara/index.yarc)
path=$(rune_param path /srv/upload)
[[ -r $rules ]] || rune_error 4 'no rules' "$(jq -nc --arg r "$rules" '{rules:$r}')"

hits=$(timeout 300 yara -C -r -N -p 2 "$rules" "$path" 2>/dev/null | awk '{c[$1]++} END {for (r in c) print r "\t" c[r]}') || rune_error 2 'yara failed' '{}'
[[ -n $hits ]] || rune_ok 'nothing found' '{"hits":{}}'
rune_error 3 'rules matched' "$(jq -Rnc '{hits:[inputs|split("\t")|{key:.[0],value:(.[1]|tonumber)}]|from_entries}' <<<"$hits")"
