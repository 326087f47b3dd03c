# shellcheck shell=bash
# Small jq constructors: every function prints one JSON value and is meant for $( ).

obj() {  # obj k v k v ...  -> object of strings
  local args=() i=0
  while (($# > 1)); do
    args+=(--arg "k$i" "$1" --arg "v$i" "$2")
    i=$((i + 1))
    shift 2
  done
  jq -nc "${args[@]}" '
    $ARGS.named as $n
    | reduce range(0; ($n | length) / 2) as $i ({};
        . + {($n["k\($i)"]): $n["v\($i)"]})'
}

arr() { jq -nc '$ARGS.positional' --args "$@"; }
num_or_null() { [[ ${1-} =~ ^-?[0-9]+$ ]] && printf '%s' "$1" || printf null; }
