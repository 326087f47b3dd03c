#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LABEL="$(rune_param label "rune.cleanup=yes")"

if ! docker info > /dev/null 2>&1; then
  rune_error 4 "docker is not running" '{"docker":false}'
fi

IDS=$(docker ps -aq --filter status=exited --filter "label=$LABEL" || true)

if [ "$IDS" = "" ]; then
  rune_ok_kv "nothing to remove" "removed=0"
fi

echo "$IDS" | while read -r id; do
  echo "removing $id" >&2
  if docker rm "$id" > /dev/null 2>&1; then
    rune_out last_removed "$id"
  else
    rune_err 3 "could not remove a container"
  fi
done

docker volume prune -f || true

LEFT=$(docker ps -aq | wc -l || true)
rune_out "left=$LEFT"
rune_finish "containers cleaned"
