#!/bin/bash
# Builtins that list something print it.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
set # expect: RUNE101
export -p # expect: RUNE101
trap -p # expect: RUNE101
ulimit -a # expect: RUNE101
umask # expect: RUNE101
shopt # expect: RUNE101
alias # expect: RUNE101
jobs # expect: RUNE101
times # expect: RUNE101
dirs # expect: RUNE101
command -V jq || true # expect: RUNE101
compgen -b # expect: RUNE101
declare -F # expect: RUNE101
rune_finish "listed"
