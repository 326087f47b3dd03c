#!/usr/bin/env bash
# A filter of `"$@"` does not touch the plugin's stdin where it is given files, a pipe, or words that may be files.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

plain() { sed -e 's/#.*//' -e '/^$/d' "$@"; }
first() { head -n "$1" "${@:2}"; }

hosts=$(plain /etc/hosts | first 3)
names=$(rune_param names "" | plain)
mapfile -t files < <(find /etc/hosts.d -name '*.conf' 2>/dev/null || true)
((${#files[@]})) || rune_error 2 "no files"
kept=$(plain "${files[@]}" | first 3)
top=$(first 1 /etc/hosts)
rune_ok "filtered" "$(jq -n --arg h "$hosts" --arg n "$names" --arg k "$kept" --arg t "$top" '$ARGS.named')"
