#!/bin/bash
# Commands that hand stdin on find it empty after `rune_init`, and do not mind.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

ssh web1 systemctl restart app >&2 || rune_error 2 "web1 failed"
docker exec -i db pg_isready >&2 || rune_error 2 "db is not ready"
while IFS=' ' read -r node _; do
  ssh "$node" true >&2 || true
done </etc/hosts
rune_ok "Restarted"
