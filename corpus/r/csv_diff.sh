#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

a=$(rune_param old "") b=$(rune_param new "") key=$(rune_param key_column 1)
for f in "$a" "$b"; do [[ -r $f ]] || rune_error 2 "not readable" "$(jq -nc --arg f "$f" '{file:$f}')"; done
case $key in [1-9]) ;; *) rune_error 1 "key_column is 1 to 9" '{"param":"key_column"}' ;; esac

t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
norm() { tail -n +2 "$1" | sort -t, -k"$key,$key"; }
norm "$a" >"$t/a"; norm "$b" >"$t/b"
{ echo "--- $a"; echo "+++ $b"; diff "$t/a" "$t/b" || test $? -eq 1; } >"$t/diff"
add=$(grep -c '^>' "$t/diff" || :) del=$(grep -c '^<' "$t/diff" || :)

awk -F, -v k="$key" 'NR == FNR { s[$k] = $0; next } ($k in s) && s[$k] != $0 { print $k }' "$t/a" "$t/b" | tee "$t/changed" | sed -n 1,5p >&2
n=$(wc -l <"$t/changed")
rune_ok "compared" "$(jq -nc --argjson a "$add" --argjson d "$del" --argjson c "$n" '{added_lines:$a, removed_lines:$d, changed_keys:$c}')"
