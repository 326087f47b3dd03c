#!/usr/bin/env bash
# Compare the schemas of two parquet files; tells apart added, removed and retyped columns.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

left=$(rune_param left "")
right=$(rune_param right "")

need_file() { [[ -r $1 ]] || rune_error 1 "file cannot be read" "$(jq -nc --arg f "$1" '{file: $f}')"; }
schema()    { parquet-tools schema "$1" 2>/dev/null | sed -nE 's/^ *(optional|required|repeated) ([a-z0-9_]+) ([A-Za-z0-9_]+).*;$/\3 \2/p' | sort; }
to_object() { jq -Rnc '[inputs | split(" ") | {(.[0]): .[1]}] | add // {}'; }

need_file "$left"
need_file "$right"
command -v parquet-tools >/dev/null 2>&1 || rune_error 4 "parquet-tools is not installed" '{"missing":["parquet-tools"]}'

a=$(schema "$left" | to_object) || rune_error 2 "left schema cannot be read" "{}"
b=$(schema "$right" | to_object) || rune_error 2 "right schema cannot be read" "{}"

# exit status of diff is the answer, not a failure
if same=$(diff <(jq -S . <<<"$a") <(jq -S . <<<"$b")); then
  verdict=equal
else
  verdict=different
fi
printf '%s\n' "${same:-no difference}" >&2

resp=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
  --argjson a "$a" --argjson b "$b" --arg v "$verdict" '
  {
    message_metadata: $mm,
    payload: {
      result: "success",
      output_data: {
        verdict: $v,
        added:   (($b | keys) - ($a | keys)),
        removed: (($a | keys) - ($b | keys)),
        retyped: [ $a | keys[] | select($b[.] != null and $b[.] != $a[.]) ]
      }
    },
    observability: $obs,
    error: null
  }')
rune_emit "$resp" 0
