#!/bin/bash
set -eu -o pipefail
DIR="$(dirname "$(readlink -f "$0")")"
. "$DIR/rune_bpcs.sh"
rune_init

want=$(rune_param_json settings '{}')
jq -e 'type=="object" and length>0' <<<"$want" >/dev/null 2>&1 || rune_error 1 "settings must be an object" '{"missing":["settings"]}'

declare -a done_list=() bad_list=()
while IFS= read -r -d '' key && IFS= read -r -d '' value; do
  if [[ ! $key =~ ^[a-z0-9_.]+$ ]]; then bad_list+=("$key"); continue; fi
  if out=$(sysctl -w "$key=$value" 2>&1); then
    done_list+=("$key")
    echo "$out" >&2
  else
    bad_list+=("$key")
  fi
done < <(jq -j 'to_entries[] | .key, "\u0000", (.value|tostring), "\u0000"' <<<"$want")

to_array() { if (( $# )); then printf '%s\n' "$@" | jq -Rnc '[inputs]'; else echo '[]'; fi; }
report=$(jq -nc --argjson d "$(to_array "${done_list[@]}")" --argjson b "$(to_array "${bad_list[@]}")" '{applied:$d, refused:$b}')

(( ${#bad_list[@]} == 0 )) && rune_ok "applied" "$report"
rune_error 3 "Some settings were refused" "$report"
