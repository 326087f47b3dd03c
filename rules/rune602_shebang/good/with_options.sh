#!/usr/bin/env -S bash -o errexit
# Stops a container. `env -S` takes its argument apart; strict mode is set where it counts.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NAME="$(rune_param name "")"
[[ -n "${NAME}" ]] || rune_error 1 "No name"
docker stop "${NAME}" >&2 || rune_error 3 "docker stop failed"
rune_ok "Stopped" "$(jq -nc --arg name "${NAME}" '{name: $name}')"
