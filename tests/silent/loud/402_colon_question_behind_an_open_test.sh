#!/usr/bin/env bash
# `[ -d $x ]` without quotes succeeds where there is nothing in `x`, and so does a pattern that matches nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

root=$(rune_param root "")
host=$(rune_param host "")
[ -d $root ] || rune_error 2 "no such folder"
[[ $host =~ ^[a-z0-9.-]*$ ]] || rune_error 1 "bad host"
rm -rf -- "${root:?}/hot" # expect: RUNE402
rm -rf -- "/srv/cache/${host:?}/hot" # expect: RUNE402
rune_ok "cache of the host is gone"
