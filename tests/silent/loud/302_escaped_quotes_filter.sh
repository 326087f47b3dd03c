#!/usr/bin/env bash
# The name is pasted between escaped quotes of a jq filter.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
name=$(rune_param name "")
[[ -n $name ]] || rune_error 1 "Missing required parameter: name"
id=$(jq -r ".servers[] | select(.name == \"$name\") | .id" /etc/rune/servers.json) || rune_error 2 "Server list is unreadable" # expect: RUNE302
rune_ok_kv "Server found" "id=$id"
