#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# is the server there at all?
HEALTH=$(ssh -o BatchMode=yes minio@objects.example.net mc admin info local --json 2>/dev/null) || HEALTH='{}'

rune_init

ACCOUNT=$(rune_param account "")
BUCKETS=$(rune_param_json buckets '[]')
SECRET_KEY=$(rune_param secret_key "")

[[ -n $ACCOUNT && -n $SECRET_KEY ]] || rune_error 1 "account and secret_key are required" '{"required":["account","secret_key"]}'

if ! printf '%s\n%s\n' "$ACCOUNT" "$SECRET_KEY" | mc admin user add local >/dev/null 2>&1; then
  rune_error_kv 3 "account refused" "account=$ACCOUNT" "secret_key=$SECRET_KEY"
fi

jq -r '.[]' <<<"$BUCKETS" | while IFS= read -r bucket; do
  if mc admin policy attach local "rw-$bucket" --user "$ACCOUNT" >/dev/null 2>&1; then
    rune_out policy "rw-$bucket"
  else
    echo "no policy for $bucket" >&2
  fi
done || true

rune_out account "$ACCOUNT"
rune_out server.online "$(jq -r '.info.mode // "unknown"' <<<"$HEALTH")"
rune_finish "account ready"
