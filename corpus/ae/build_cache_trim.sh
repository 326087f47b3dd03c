#!/usr/bin/env bash
# trim build caches (ccache, gradle, npm, docker builder) on a CI runner
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

setup() {
  rune_init
  trap 'rune_error 100 "unexpected failure in line $LINENO"' ERR
}

limit=$(rune_param limit_gb 50)
runner_home=$(rune_param home /home/runner)
[[ ${limit:=50} =~ ^[1-9][0-9]*$ ]] || rune_error 1 "limit_gb is a number"
: "${runner_home:=/home/runner}"

declare -A freed=()
size() { du -sxm -- "$1" 2>/dev/null | cut -f1; }

for cache in "$runner_home"/.ccache "$runner_home"/.gradle/caches "$runner_home"/.npm; do
  [[ -d $cache ]] || continue
  before=$(size "$cache") || before=0
  case $cache in
    */.ccache)        CCACHE_DIR=$cache ccache --max-size "${limit}G" --cleanup >/dev/null || true ;;
    */.gradle/caches) find "$cache" -type f -atime +14 -delete || true ;;
    */.npm)           npm --silent cache verify >/dev/null 2>&1 || true ;;
  esac
  after=$(size "$cache") || after=$before
  freed[${cache##*/}]=$((before - after))
done
docker builder prune --force --keep-storage "${limit}GB" &>/dev/null || true

out='{}'
for k in "${!freed[@]}"; do
  out=$(jq -c --arg k "$k" --argjson v "${freed[$k]}" '.[$k] = $v' <<<"$out")
done
rune_ok "caches trimmed" "$out"
