#!/usr/bin/env bash
# Perforce: submitted changes of a user below a path.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

export P4PORT P4USER
P4PORT=$(rune_param port ssl:perforce:1666)
P4USER=$(rune_param as rune-ro)
path=$(rune_param path //game/main/...)
user=$(rune_param user "")
max=$(rune_param max 50)

if [[ -z $user ]]; then
  rune_error 1
fi
[[ $path == //*/... ]] || rune_error 1 "path must be a depot path that ends in /..."
[[ $max =~ ^[0-9]{1,3}$ ]] || rune_error 1 "max out of range"

if ! p4 -s login -s >&2; then
  rune_error 4 "no valid Perforce ticket" '{"hint":"p4 login"}'
fi

raw=$(p4 -ztag -Mj changes -s submitted -m "$max" -l "$path") || rune_error 2 "p4 changes failed"
mine=$(jq -sc "[.[] | select(.user == \"$user\") | {change: (.change | tonumber), client, time}]" <<<"$raw") || rune_error 3 "cannot read p4's answer"
latest=$(jq -r 'map(.change) | max // empty' <<<"$mine")
rune_ok "changes of $user" "$(jq -nc --argjson c "$mine" --arg l "$latest" '{changes: $c, latest: $l, count: ($c | length)}')"
