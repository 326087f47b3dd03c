#!/usr/bin/env bash
# The words of the message are pasted into the text of a shell by xargs.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
names=$(rune_param names "")
[[ -n $names ]] || rune_error 1 "Missing required parameter: names"
printf '%s\n' "$names" | xargs -I{} sh -c 'id {}' >&2 || rune_error 2 "An account is missing" # expect: RUNE503
rune_ok_kv "Accounts are there" "names=$names"
