#!/usr/bin/env bash
# The path of a key file and the name of a secret are no secrets.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
private_key_file=$(rune_param private_key_file /etc/ssl/private/web.pem)
secret_name=$(rune_param secret_name web-tls)
[[ -r $private_key_file ]] || rune_error_kv 2 "Key file is missing" "file=$private_key_file"
kubectl get secret "$secret_name" -o name >/dev/null 2>&1 || rune_error_kv 2 "No such secret" "secret_name=$secret_name"
rune_ok_kv "Both are there" "private_key_file=$private_key_file"
