#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

share=$(rune_param share "")
[[ $share == /srv/* ]] || rune_error 1 "share must be below /srv" '{}'
lvcreate --snapshot --name nightly "vg0/${share##*/}" >&2 || rune_error 3 "No snapshot" '{}'
trap 'lvremove --yes vg0/nightly >&2; logger done' EXIT # expect: RUNE404
lvremove --yes vg0/nightly >&2 || rune_error 3 "The snapshot is still there" '{}'
rune_ok "Snapshot taken and removed"
