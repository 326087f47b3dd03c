#!/usr/bin/env bash
# Lists the secrets of a namespace by name and age: what is about secrets is none.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
ns="$(rune_param namespace default)"
secret_type="$(rune_param secret_type "Opaque")"
max_age="$(rune_param password_max_age_days 90)"
key_path="$(rune_param private_key_path "/etc/ssl/private/app.key")"
[[ $max_age =~ ^[0-9]+$ ]] || rune_error 1 "password_max_age_days is no number" '{}'
names="$(kubectl -n "$ns" get secrets --field-selector "type=$secret_type" -o name)" || rune_error 2 "no answer from the cluster" '{}'
secret_count=$(grep -c . <<<"$names" || true)
key_exists=no
[[ -r $key_path ]] && key_exists=yes
rune_ok_kv "counted" namespace="$ns" secret_type="$secret_type" secret_count="$secret_count" \
  password_max_age_days="$max_age" private_key_path="$key_path" key_exists="$key_exists" access_key_id="${AWS_ACCESS_KEY_ID:-none}"
