#!/usr/bin/env bash
# `${x:?}` in front of `rm -rf` is a second lock: what was a folder, or matched, is not empty.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

root=$(rune_param root /srv/cache)
host=$(rune_param host "")
[[ -d $root ]] || rune_error 2 "no such folder"
[[ $host =~ ^[a-z][a-z0-9.-]*$ ]] || rune_error 1 "bad host"
for tier in hot cold; do
  rm -rf -- "${root:?}/${host:?}/$tier"
done
rune_ok "cache of the host is gone"
