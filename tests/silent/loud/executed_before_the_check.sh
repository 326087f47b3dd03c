#!/usr/bin/env bash
# A check that comes too late, lets everything through, or asks for something else is none.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

bad() { rune_error 1 "Bad $1" "$(jq -nc --arg field "$1" '{field: $field}')"; }

late=$(rune_param late a)
eval "echo $late" >&2 # expect: RUNE503
[[ $late =~ ^[a-z]+$ ]] || bad late

open=$(rune_param open a)
[[ $open =~ ^[a-z]+ ]] || bad open
eval "echo $open" >&2 # expect: RUNE503

black=$(rune_param black a)
case "$black" in
  *\;* | *\&*) bad black ;;
esac
bash -c "echo $black" >&2 || true # expect: RUNE503

other=$(rune_param other a)
first=$(rune_param first a)
[[ $first =~ ^[a-z]+$ ]] || bad first
sh -c "echo $first $other" >&2 || true # expect: RUNE503

said=$(rune_param said a)
[[ $said =~ ^[a-z]+$ ]] || echo "strange name" >&2
eval "echo $said" >&2 # expect: RUNE503

small=$(rune_param small 1)
[ "$small" -lt 0 ] && bad small
(( small > 5 )) && echo big >&2 # expect: RUNE503

there=$(rune_param there a)
[[ -n $there ]] || bad there
command -v "$there" >/dev/null || bad there
"$there" >&2 || true # expect: RUNE503

rune_ok "Done" '{"done":true}'
