#!/usr/bin/env bash
# The message tells about a secret without giving it away.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
APP_PASSWORD="$(rune_param app_password "")"
KEY_FILE=/etc/app/private.key
HAS_PASSWORD=false
[[ -n "$APP_PASSWORD" ]] && HAS_PASSWORD=true
if ! openssl pkey -in "$KEY_FILE" -noout </dev/null; then
  rune_error_kv 3 "the key is broken" "key_file=$KEY_FILE"
fi
rune_ok_kv "checked" "has_password=$HAS_PASSWORD" "secret_name=app/db" "private_key_path=$KEY_FILE"
