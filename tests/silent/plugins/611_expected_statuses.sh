#!/usr/bin/env bash
# One failure of a command is let pass by its status: that it fails with another one is rare.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
trap 'rm -rf "${work}"' EXIT
sort /etc/hosts >"${work}/a"
sort /etc/passwd >"${work}/b"
diff "${work}/a" "${work}/b" >"${work}/diff" || test $? -eq 1
grep -c '^>' "${work}/diff" >"${work}/count" || [ $? = 1 ]
cmp -s "${work}/a" "${work}/b" || [[ $? -eq 1 ]]
diff -q "${work}/a" "${work}/b" >&2 || (( $? == 1 ))
rune_ok "compared" "$(jq -nc --rawfile d "${work}/diff" '{diff: $d}')"
