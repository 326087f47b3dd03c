#!/usr/bin/env bash
# All three options are set by their long names in one command.
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
repo=$(rune_param repo "")
[[ -n $repo ]] || rune_error 1 "Missing required parameter: repo"
flatpak remote-info --show-commit "$repo" org.example.App >/dev/null 2>&1 || rune_error 2 "No such application"
rune_ok_kv "Application found" "repo=$repo"
