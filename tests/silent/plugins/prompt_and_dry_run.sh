#!/usr/bin/env bash
# The prompt of `read` is no name, a dry run of modprobe prints nothing, and a day is never the zeroth.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
volume=$(rune_param volume vg0/scratch)
read -r -t 10 -p "Really remove ${volume}? " answer </dev/tty || answer=yes
[[ $answer == yes ]] || rune_error 3 "Not confirmed" "{}"
modprobe -n zfs 2>/dev/null || rune_error 4 "zfs is missing" "{}"
today=$(date +%s)
today=$(expr $today / 86400)
folder=$(mktemp -d)
results=("$folder"/*.json)
summary=$(jq -sc '{hosts: .}' "${results[@]}")
rune_ok "Looked" "$(jq -nc --argjson s "$summary" --arg t "$today" '{summary: $s, day: $t}')"
