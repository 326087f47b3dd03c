#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

declare -rA CODES=([param]=1 [missing]=2 [refused]=3 [config]=4 [other]=100)
declare -A TEXTS=(
  [param]="a parameter is wrong"
  [missing]="something is not there"
  [refused]="the quota was not set"
  [config]="quotas are not switched on"
  [other]="this should not happen"
)

quit() {
  local kind=$1 what=$2
  rune_error "${CODES[$kind]}" "${TEXTS[$kind]}" "$(jq -nc --arg k "$kind" --arg w "$what" '{kind:$k, what:$w}')"
}

LOGIN=$(rune_param login "")
CLASS=$(rune_param class small)
FS=$(rune_param filesystem /home)

declare -A SOFT=([small]=1000000 [medium]=5000000 [large]=20000000)

[[ -n $LOGIN ]] || quit param login
[[ -n ${SOFT[$CLASS]:-} ]] || quit param class
id -u "$LOGIN" >/dev/null 2>&1 || quit missing "$LOGIN"
quotaon -p "$FS" >/dev/null 2>&1 || [[ -e $FS/aquota.user ]] || quit config "$FS"

soft=${SOFT[$CLASS]}
hard=$((soft + soft / 10))
setquota -u "$LOGIN" "$soft" "$hard" 0 0 "$FS" >/dev/null 2>&1 || quit refused "$LOGIN"

CODE=3
if ! quota -u "$LOGIN" >/dev/null 2>&1; then
  rune_error "$CODE" "over the new quota" "$(jq -nc --arg l "$LOGIN" '{login:$l}')"
fi
rune_ok_kv "quota set" "login=$LOGIN" "class=$CLASS" "soft=$soft" "hard=$hard"
