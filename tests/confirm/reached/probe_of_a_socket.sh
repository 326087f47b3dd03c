#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

server=$(rune_param server db.internal)
[[ $server =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "No server" '{}'
if ! timeout 2 sh -c ': </dev/tcp/'"$server"'/5432' 2>/dev/null; then
  rune_error 2 "The database does not listen" '{}'
fi
role=$(psql -h "$server" -Atc 'select pg_is_in_recovery()' 2>/dev/null) || rune_error 3 "No answer" '{}'
told() { [[ $role == f ]] && rune_ok "It is the primary"; }
told # expect: RUNE402
rune_error 3 "It is a standby" '{}'
