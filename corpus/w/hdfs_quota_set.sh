#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

dir=$(rune_param directory "")
quota=$(rune_param space_quota "")
owner=$(rune_param owner hdfs)

starts_with() { [[ $1 == "$2"* ]]; }
usage_of()    { hdfs dfs -count -q -v "$1" 2>/dev/null | awk 'NR == 2 { print $3, $4, $7 }'; }

starts_with "$dir" /data/ || rune_error 1 "only directories below /data" '{"parameter":"directory"}'
[[ $quota =~ ^[0-9]+[kmgt]?$ ]] || rune_error 1 "quota must be like 500g" '{"parameter":"space_quota"}'
case $owner in hdfs|etl|analytics) ;; *) rune_error 1 "unknown owner" '{"parameter":"owner"}' ;; esac

if ! su -s /bin/bash "$owner" -c "hdfs dfsadmin -setSpaceQuota $quota $dir" </dev/null >/dev/null 2>&1; then
  rune_error 3 "quota was refused" "$(jq -nc --arg d "$dir" --arg q "$quota" '{directory: $d, quota: $q}')"
fi

usage=$(usage_of "$dir") || usage=""
read -r quota_now remaining path <<<"$usage" || true
rune_ok "quota set" "$(jq -nc --arg q "${quota_now:-}" --arg r "${remaining:-}" --arg p "${path:-}" '[$p, $q, $r]')"
