#!/usr/bin/env bash
# grub_default: set or clear kernel command line arguments, for all kernels or the default one
set -euo pipefail

die()  { rune_error "$1" "$2" "$(jq -nc --arg w "${3:-}" '{what:$w}')"; }
have() { command -v "$1" >/dev/null 2>&1; }
here() { dirname "$(readlink -f "$0")"; }

. "$(here)/rune_bpcs.sh"

scope=$(rune_param scope ALL)
rune_init

add=$(rune_param add "")
remove=$(rune_param remove "")
dry=$(rune_param dry_run false)
: "${scope:=ALL}"

have grubby || die 4 "grubby is not installed" grubby
[[ -n $add || -n $remove ]] || die 1 "neither add nor remove is given"

cmdline() { grubby --info=DEFAULT 2>/dev/null | sed -n 's/^args="\(.*\)"$/\1/p'; }
words()   { tr -s ' ' '\n' <<<"$1" | sort -u; }

before=$(cmdline) || die 2 "grubby cannot read the boot entries" DEFAULT

apply() {
  local opts=(--update-kernel="$scope")
  [[ -z $add ]] || opts+=(--args="$add")
  [[ -z $remove ]] || opts+=(--remove-args="$remove")
  grubby "${opts[@]}" >&2
}

if [[ $dry == true ]]; then
  printf 'would run grubby on %s: +[%s] -[%s]\n' "$scope" "$add" "$remove" >&2
  exit 0
fi

apply || die 3 "grubby failed" "$scope"
after=$(cmdline) || after=

delta=$(diff <(words "$before") <(words "$after") | sed -n 's/^\([<>]\) /\1/p' | tr '\n' ' ')

rune_ok "Kernel command line updated" "$(jq -nc --arg b "$before" --arg a "$after" --arg d "${delta% }" '{before:$b, after:$a, delta:$d}')"
