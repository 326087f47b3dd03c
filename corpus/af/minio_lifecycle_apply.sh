#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

# Everything chatty goes to stderr from here on; the answer alone uses descriptor 3.
exec 3>&1 1>&2

fail() {
  rune_error "$1" "$2" "${3:-{\}}" >&3
}

bucket_rules() {
  # one compact JSON object per existing rule, on stdout of whoever asks
  mc ilm rule ls --json "rune/$1" 2>/dev/null | jq -c '.config.Rules[]? | {id: .ID, status: .Status}'
}

main() {
  local endpoint access_key secret_key buckets_json days before after bucket
  local -a buckets=() touched=() skipped=()

  endpoint=$(rune_param endpoint "minio.internal:9000")
  access_key=$(rune_param access_key "")
  secret_key=$(rune_param secret_key "")
  days=$(rune_param expire_days "30")
  buckets_json=$(rune_param_json buckets '[]')

  if [[ -z "$access_key" || -z "$secret_key" ]]; then
    fail 1 "credentials are required" '{"missing":["access_key","secret_key"]}'
  fi
  if ! [[ "$days" =~ ^[1-9][0-9]{0,3}$ ]]; then
    fail 1 "expire_days must be a number of days" '{"field":"expire_days"}'
  fi
  if ! jq -e 'type == "array" and length > 0 and all(.[]; type == "string")' <<<"$buckets_json" >/dev/null; then
    fail 1 "buckets must be a list of names" '{"field":"buckets"}'
  fi
  mapfile -t buckets < <(jq -r '.[]' <<<"$buckets_json")

  # mc takes the alias from the environment, so nothing shows up in ps
  export MC_HOST_rune="https://${access_key}:${secret_key}@${endpoint}"

  mc ready rune || fail 2 "object store is not ready" "$(jq -nc --arg e "$endpoint" '{endpoint:$e}')"

  for bucket in "${buckets[@]}"; do
    if ! mc stat "rune/${bucket}"; then
      skipped+=("$bucket")
      continue
    fi
    before=$(bucket_rules "$bucket" | wc -l) || before=0
    if ! mc ilm rule add --expire-days "$days" --prefix tmp/ "rune/${bucket}"; then
      fail 3 "rule could not be added" "$(jq -nc --arg b "$bucket" '{bucket:$b}')"
    fi
    after=$(bucket_rules "$bucket" | wc -l) || after=0
    echo "bucket ${bucket}: ${before} -> ${after} rules"
    touched+=("$bucket")
  done

  local summary
  summary=$(jq -nc '{touched: $ARGS.positional}' --args "${touched[@]}")
  summary=$(jq -c '. + {skipped: $ARGS.positional}' --args "${skipped[@]}" <<<"$summary")
  rune_ok "lifecycle rules applied" "$summary" >&3
}

main
