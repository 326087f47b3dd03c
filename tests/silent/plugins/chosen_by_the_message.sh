#!/usr/bin/env bash
# What a value of the message only chooses from a file is not that value.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

hash psql || rune_error 4 "psql is not installed"
type psql >&2

app=$(rune_param app web)
user=$(jq -r --arg a "$app" '.[$a].user // empty' /etc/rune/dsn.json) || user=""
kept=$(jq -r --arg a "$app" '.[] | select(.name == $a) | .sql' /etc/rune/dsn.json) || kept=""
printf 'ALTER USER "%s" NOLOGIN;\n%s\n' "$user" "$kept" | psql -qX >/dev/null 2>&1 || rune_error 3 "not locked"
rune_ok "locked"
