#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

say()     { printf '%s\n' "$*" >&2; }
jump=${CONSUL_JUMP:-consul-jump.internal}
alive()   { ssh -o BatchMode=yes -o ConnectTimeout=5 "$jump" true; }
remote()  { ssh -n -o BatchMode=yes "$jump" consul "$@"; }
get()     { remote kv get -recurse "$1"; }
strip()   { sed "s|^$1||"; }

alive >/dev/null 2>&1 || say "jump host slow or away, trying anyway"
rune_init

from=$(rune_param from "")
to=$(rune_param to "")
[[ $from =~ ^[a-z0-9/_-]+/$ && $to =~ ^[a-z0-9/_-]+/$ ]] || rune_error 1 "from and to must be key prefixes with a final slash" '{}'

src=$(get "$from") || rune_error 2 "cannot read source prefix" "$(jq -nc --arg p "$from" '{prefix:$p}')"
[[ -n $src ]] || rune_error 3 "nothing under the source prefix" '{}'

n=0
while IFS=: read -r key value; do
  new=$to$(strip "$from" <<<"$key")
  if ! remote kv put "$new" "${value@Q}" 2>&1 >/dev/null; then
    rune_error 3 "put failed" "$(jq -nc --arg k "$new" --argjson n "$n" '{key:$k, done:$n}')"
  fi
  n=$((n + 1))
done <<<"$src"
rune_ok "promoted" "$(jq -nc --arg f "$from" --arg t "$to" --argjson n "$n" '{from:$f, to:$t, keys:$n}')"
