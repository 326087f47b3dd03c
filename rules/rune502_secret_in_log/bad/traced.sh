#!/usr/bin/env bash
# Traces itself on request: the words of each command, also of those that feed a secret to a tool, go to stderr.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
. "$HERE/rune_bpcs.sh"
rune_init

registry=$(rune_param registry "registry.lan:5000")
password=$(rune_param registry_password "")
debug=$(rune_param debug "no")
if [[ $debug == yes ]]; then
  set -x
fi

if ! printf '%s' "$password" | docker login --username deploy --password-stdin "$registry" >/dev/null; then # expect: RUNE502
  rune_error 2 "login at $registry failed" '{}'
fi
rune_ok_kv "logged in" registry="$registry"
