#!/usr/bin/env bash
# Says which database did not answer, by the URL that it was asked under.
set -euo pipefail

source "$(dirname "$0")/rune_bpcs.sh"

fail() {
  local code=$1 text=$2
  rune_error "$code" "$text" '{}' # expect: RUNE501
}

main() {
  rune_init
  local user pass host url
  user=$(rune_param user "app")
  host=$(rune_param host "localhost")
  pass="${DB_PASSWORD:-}"
  [ -n "$pass" ] || fail 4 "DB_PASSWORD is not set"
  url="postgresql://$user:$pass@$host/app"

  if ! PGPASSWORD="$pass" psql -h "$host" -U "$user" -Atc 'select 1' app >/dev/null 2>&1; then
    fail 2 "no answer from $url"
  fi
  rune_ok_kv "database answers" host="$host" user="$user"
}

main "$@"
