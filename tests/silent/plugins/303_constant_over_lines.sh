#!/usr/bin/env bash
# A constant object with a list in it spans several lines.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
if [[ ! -S /run/docker.sock ]]; then
  rune_error 4 "Docker is not configured" '
    { "needs": [ "docker", "dockerd" ],
      "hint": "install docker and start the service" }'
fi
rune_ok "Docker socket found" ""
