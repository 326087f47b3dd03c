#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

repo=$(rune_param repo "") pass=$(rune_param borg_passphrase "")
name=$(rune_param prefix "$(hostname -s)")-$(date +%Y%m%dT%H%M)
[[ -n $repo && -n $pass ]] || rune_error 1 "repo and borg_passphrase are required" '{"missing":["repo|borg_passphrase"]}'
mapfile -t paths < <(rune_param_json paths '["/etc","/var/www"]' | jq -r '.[]')
command -v borg >/dev/null || rune_error 2 "borg is not installed"

log=$(mktemp); trap 'rm -f "$log"' EXIT
cd /  # relative paths in the archive
if ! systemd-run --same-dir --quiet --wait --collect --pipe -p IOSchedulingClass=idle --setenv=BORG_PASSPHRASE="$pass" borg create --lock-wait 600 --json "$repo::$name" "${paths[@]#/}" >"$log" </dev/null; then
  rune_error $? "borg create failed" "$(jq -nc --arg a "$name" '{archive:$a}')"
fi

cd -
stats=$(jq -c '.archive.stats // {}' "$log" 2>/dev/null) || stats=
[[ -n $stats ]] || stats='{}'
rune_ok "archive created" "$(jq -nc --arg a "$name" --argjson s "$stats" '{archive:$a, stats:$s}')"
