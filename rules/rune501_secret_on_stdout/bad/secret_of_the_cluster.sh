#!/usr/bin/env bash
# Reads one key of a secret of the cluster and hands it to the caller, in base64 as it is stored.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
ns="$(rune_param namespace default)"
name="$(rune_param secret_name "")"
if [[ ! "$name" =~ ^[a-z0-9-]+$ ]]; then
  rune_error 1 "secret_name is missing or has other characters" '{"missing":["secret_name"]}'
fi
value="$(kubectl -n "$ns" get secret "$name" -o jsonpath='{.data.password}')" || rune_error 2 "no secret $name in $ns" '{}'
rune_ok_kv "read" namespace="$ns" secret_name="$name" value="$value" # expect: RUNE501
