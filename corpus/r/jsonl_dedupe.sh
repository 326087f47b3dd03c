#!/usr/bin/env bash
set -Eeuo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init
trap '[[ $BASH_SUBSHELL -gt 0 ]] || rune_error 100 "broke" "{}"' ERR

f=$(rune_param file "") by=$(rune_param id_field id)
[[ $f == *.jsonl && -r $f ]] || rune_error 2 "no readable jsonl file" "$(jq -nc --arg f "$f" '{file:$f}')"

say() { printf >&2 '%s\n' "$@"; }
t=$(mktemp "$f.XXXX"); trap 'rm -f "$t"' EXIT

jq -c --arg k "$by" 'select(type == "object" and has($k))' "$f" |
  jq -rc --arg k "$by" '[(.[$k] | tostring), tojson] | @tsv' |
  awk -F'\t' '!seen[$1]++ { sub(/^[^\t]*\t/, ""); gsub(/\\\\/, "\\"); print }' >"$t"

before=$(wc -l <"$f")
after=$(wc -l <"$t")
printf -v line '{%s -> %s}' "$before" "$after"
say "$line" "$(date)"
if ((after == 0 && before > 0)); then
  rune_error 3 "nothing would be left" "$(jq -nc --arg k "$by" --argjson b "$before" '{id_field:$k, before:$b}')"
fi
chmod --reference="$f" "$t"
mv "$t" "$f"
rune_ok "deduplicated" "$(jq -nc --argjson b "$before" --argjson a "$after" '{before:$b, after:$a}')"
