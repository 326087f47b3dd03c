#!/usr/bin/env bash
# Cook and stage an Unreal project for a dedicated server.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

exec 3>&1 1>&2          # UAT talks a lot; fd 3 is the contract now

fail() { rune_error "$@" >&3; }

project=$(rune_param project "")
platform=$(rune_param platform Linux)
config=$(rune_param config Shipping)
ue=${UE_ROOT:-/opt/unreal}

[[ $project == *.uproject ]] || fail 1 "project must be a .uproject file"
[[ -f $project ]] || fail 2 "no such project" "$(jq -nc --arg p "$project" '{project: $p}')"
case $platform in Linux | LinuxArm64 | Win64) ;; *) fail 1 "unknown platform" ;; esac
case $config in Development | Test | Shipping) ;; *) fail 1 "unknown configuration" ;; esac
uat=$ue/Engine/Build/BatchFiles/RunUAT.sh
[[ -x $uat ]] || fail 4 "no RunUAT below $ue"

stage=/srv/stage/$(basename -- "$project" .uproject)-$platform
log=$stage.log
args=(BuildCookRun "-project=$project" -noP4 -server -noclient "-serverplatform=$platform"
  "-serverconfig=$config" -cook -build -stage -pak "-stagingdirectory=$stage" -unattended -utf8output)

echo "cooking ${project@Q} into ${stage@Q}"
start=$SECONDS
if ! "$uat" "${args[@]}" < /dev/null | tee "$log"; then
  mapfile -t errs < <(grep -E '^(Log.*: Error|ERROR):' "$log" | tail -n 5)
  fail 3 "cook failed" "$(jq -nc '{errors: $ARGS.positional}' --args -- "${errs[@]}")"
fi

warn=$(grep -c 'Warning:' "$log" || true)
if [[ ! -d $stage/${platform}Server ]]; then
  rune_error 3 "UAT said ok but nothing was staged" '{"staged":false}'
fi
size=$(du -sk "$stage" | cut -f1) || size=0
rune_ok "cooked" "$(jq -nc --arg w "$warn" --arg s "$size" --arg t "$((SECONDS - start))" \
  '{warnings: ($w | tonumber), kib: ($s | tonumber), seconds: ($t | tonumber)}')" >&3
