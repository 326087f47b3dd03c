#!/usr/bin/env bash
# The letters come in another order and the name of the option follows the cluster.
set -Eeou pipefail
readonly SELF=${0##*/}
source /opt/rune/lib/rune_bpcs.sh
rune_init
tag=$(rune_param tag "")
[[ $tag =~ ^v[0-9.]+$ ]] || rune_error 1 "Bad tag"
git -C /srv/app rev-parse -q --verify "refs/tags/$tag" >/dev/null || rune_error 2 "No such tag"
rune_ok_kv "Tag found" "tag=$tag" "by=$SELF"
