#!/usr/bin/env bash
# The value of a secret stands in the environment option of docker.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
secret=$(cat /run/secrets/app_secret 2>/dev/null) || rune_error 4 "Secret is not configured"
docker run -d --name app -e APP_SECRET="$secret" registry.example.net/app:2 >/dev/null || rune_error 2 "Container was not started" # expect: RUNE502
rune_ok_kv "Container started" "name=app"
