#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

repo=$(rune_param repo "")
days=$(rune_param days 60)
[[ $repo =~ ^[a-z0-9./-]+$ ]] || rune_error 1 "Bad repo" '{"param":"repo"}'
now=$(date +%s)

# prints 1 when the image went
prune_one() {
  local digest=$1 ts=$2 age
  age=$(( (now - ts) / 86400 ))
  if (( age < days )); then echo 0; return; fi
  if gcloud --quiet artifacts docker images delete "$repo@$digest" >&2; then
    rune_out last_deleted "$digest"
    echo 1
  else
    echo 0
  fi
}

list=$(gcloud artifacts docker images list "$repo" --format='value(version,createTime.date("%s"))' 2>/dev/null) ||
  rune_error 2 "Cannot list" "$(jq -nc --arg r "$repo" '{repo:$r}')"
gone=0
while read -r d t; do
  [[ $d == sha256:* && $t =~ ^[0-9]+$ ]] || continue
  r=$(prune_one "$d" "$t") || r=0
  gone=$((gone + r))
done <<<"$list"
rune_out repo "$repo"
rune_out deleted "$gone"
rune_finish "pruned"
