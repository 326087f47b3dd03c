#!/usr/bin/env bash
# Keep bare mirrors of a list of repositories up to date.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

root=$(rune_param root /srv/mirrors)
mapfile -t urls < <(rune_param_json urls '[]' | jq -r '.[]')
(( ${#urls[@]} )) || rune_error 1 "urls missing" '{"missing":["urls"]}'

lock=$root/.lock
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
trap 'printf "terminated\n" >&2; exit 143' TERM INT

[[ -d $root ]] || rune_error 2 "root not found" "$(jq -nc --arg r "$root" '{root:$r}')"
exec {fd}>>"$lock" || rune_error 2 "lock file not writable" "$(jq -nc --arg l "$lock" '{lock:$l}')"
flock -n "$fd" || rune_error 2 "another sync is running" "$(jq -nc --arg l "$lock" '{lock:$l}')"

declare -A result
for url in "${urls[@]}"; do
  name=${url##*/}
  dest=$root/${name%.git}.git
  if [[ -d $dest ]]; then
    git -C "$dest" remote update --prune >"$scratch/log" 2>&1 && result[$name]=updated || result[$name]=failed
  else
    git clone --quiet --mirror -- "$url" "$dest" >"$scratch/log" 2>&1 && result[$name]=cloned || result[$name]=failed
  fi
  if [[ ${result[$name]} == failed ]]; then tail -n 3 "$scratch/log" >&2; fi
done

{
  git -C "$dest" gc --auto --quiet
  du -sh -- "$root"
} >&2 || true

failed=0
for name in "${!result[@]}"; do
  if [[ ${result[$name]} == failed ]]; then failed=$(( failed + 1 )); fi
  rune_out "$name" "${result[$name]}"
done
if (( failed )); then rune_err 3 "some mirrors failed"; fi
rune_finish "mirrors synced"
