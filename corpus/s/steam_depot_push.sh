#!/usr/bin/env bash
# Upload a depot with steamcmd and set it live on a branch.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -A in=()
for k in app depot branch user content; do
  in[$k]=$(rune_param "$k" "")
  [[ -n ${in[$k]} ]] || rune_error_kv 1 "missing parameter" "name=$k"
done
steam_password=$(rune_param steam_password "")
[[ ${in[app]} =~ ^[0-9]{1,8}$ && ${in[depot]} =~ ^[0-9]{1,8}$ ]] || rune_error 1 "app and depot are numbers"
[[ -d ${in[content]} ]] || rune_error 2 "content root missing" '{"field":"content"}'

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
vdf=$work/app_build.vdf log=$work/steamcmd.log

cat >"$vdf" <<VDF
"AppBuild"
{
  "AppID" "${in[app]}"
  "ContentRoot" "${in[content]}"
  "SetLive" "${in[branch]}"
  "Depots" { "${in[depot]}" { "FileMapping" { "LocalPath" "*" "DepotPath" "." "recursive" "1" } } }
}
VDF

timeout 3600 steamcmd +login "${in[user]}" "$steam_password" +run_app_build "$vdf" +quit </dev/null >"$log" 2>&1 || rc=$?
(( ${rc:-0} == 0 )) || rune_error_kv 2 "steamcmd failed" "status=$rc"

# Successfully finished AppID 480 build (BuildID 1234567).
re='finished AppID [0-9]+ build \(BuildID ([0-9]+)\)'
if [[ $(<"$log") =~ $re ]]; then
  build_id=${BASH_REMATCH[1]}
else
  tail -n 20 "$log"
  rune_error 3 "no BuildID in the steamcmd log"
fi
rune_ok "depot uploaded" "$(jq -nc --arg b "$build_id" --arg br "${in[branch]}" '{build_id: ($b | tonumber), branch: $br}')"
