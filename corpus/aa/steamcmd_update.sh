#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

app=$(rune_param appid "")
dir=$(rune_param install_dir /srv/games/default)
branch=$(rune_param branch public)
[[ $app =~ ^[0-9]{2,8}$ ]] || rune_error 1 "appid must be a number"
[[ $branch =~ ^[a-z0-9_.-]+$ ]] || rune_error 1 "bad branch name"
[[ -d $dir ]] || rune_error 2 "install_dir does not exist" "$(jq -nc --arg d "$dir" '{dir:$d}')"

log=$(mktemp /tmp/steamcmd.XXXXXX)
trap 'rm -f "$log"' EXIT

buildid() { awk -F'"' '$2 == "buildid" {print $4}' "$dir/steamapps/appmanifest_$app.acf" 2>/dev/null || echo 0; }

before=$(buildid)
rc=0
for try in 1 2 3; do
  rc=0
  # steamcmd returns 8 for about everything; the second attempt usually works
  job=(+force_install_dir "$dir" +login anonymous +app_update "$app" -beta "$branch" validate +quit)
  timeout 900 steamcmd "${job[@]}" 2>&1 >>"$log" || rc=$?
  (( rc == 8 )) || break
  sleep $(( try * 5 ))
done

if (( rc != 0 )); then
  tail_txt=$(tail -n 5 "$log" | tr -d '\r')
  (( rc == 124 )) && rune_error 100 "steamcmd timed out after 15 minutes"
  rune_error 8 "steamcmd failed" "$(jq -nc --arg t "$tail_txt" --arg rc "$rc" '{tail:$t, status:($rc|tonumber)}')"
fi

after=$(buildid)
[[ $after == "$before" ]] && rune_ok "already current" "$(jq -nc --arg b "$after" '{buildid:$b, changed:false}')"
rune_ok "updated" "$(jq -nc --arg b "$before" --arg a "$after" '{from:$b, to:$a, changed:true}')"
