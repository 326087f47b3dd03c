#!/usr/bin/env bash
# What was checked of the text that one expression has found says nothing about what the next one finds.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
table=$(rune_param table '')
clause=$(rune_param clause '')
[[ $table =~ ^t_(.*)$ ]] || rune_error 1 "not one of our tables"
[[ ${BASH_REMATCH[1]} =~ ^[a-z]+$ ]] || rune_error 1 "an odd name"
[[ $clause =~ ^where:(.*)$ ]] || rune_error 1 "not a clause"
mysql -e "select count(*) from t where ${BASH_REMATCH[1]}" >&2 || rune_error 2 "no answer" # expect: RUNE503
rune_ok "counted"
