#!/bin/bash
# A default that is `true` by way of a variable.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

on=true
restart="$(rune_param_json restart "$on")" # expect: RUNE207
dry=$(rune_ctx dry_run 'true') # expect: RUNE207
rune_ok_kv "Read" "restart=$restart" "dry=$dry"
