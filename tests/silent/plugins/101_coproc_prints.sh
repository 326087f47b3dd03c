#!/usr/bin/env bash
# Printing inside a coprocess goes to its pipe.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
coproc UPPER {
  while IFS= read -r line; do
    printf '%s\n' "${line^^}"
  done
}
LABEL="$(rune_param label "rack-7")"
printf '%s\n' "$LABEL" >&"${UPPER[1]}"
IFS= read -r SHOUT <&"${UPPER[0]}" || rune_error 100 "The coprocess is gone"
rune_ok "Label normalised" "$(jq -nc --arg l "$SHOUT" '{name:$l}')"
