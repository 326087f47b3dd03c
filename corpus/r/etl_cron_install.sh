#!/usr/bin/env bash
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}"
rune_init

job=$(rune_param job nightly)
at=$(rune_param at "15 2 * * *")
f=/etc/cron.d/etl-$job

[[ $job =~ ^[a-z0-9-]+$ ]] || rune_error 1 "bad job" '{"param":"job"}'

if ! printf '%s etl flock -n /run/etl-%s.lock /opt/etl/run %s\n' "$at" "$job" "$job" >"$f"; then
  rune_error 2 "cannot write" '{"dir":"/etc/cron.d"}'
fi
chmod 0644 "$f"
rune_ok_kv "installed" "file=$f"
