#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

cleanup() {
  docker network rm probe >&2 # expect: RUNE404
}
trap cleanup EXIT
docker network create probe >&2 || rune_error 3 "No network" '{}'
docker network inspect probe >&2 || rune_error 2 "The network is not there" '{}'
rune_ok "Networks work"
