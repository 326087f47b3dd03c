#!/usr/bin/env bash
# Pull base images into the local cache; refresh the ccache statistics.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

mapfile -t bases < <(rune_param_json bases '["debian:12-slim","golang:1.22"]' | jq -r '.[]')
cache=$(rune_param cache_dir /var/cache/ccache)
max=$(rune_param max_size 20G)

[[ $max =~ ^[0-9]+[GM]$ ]] || rune_error 1 "max_size must look like 20G" '{"param":"max_size"}' >&3
export CCACHE_DIR=$cache

declare -a pulled=()
for base in "${bases[@]}"; do
  echo "pulling $base"
  if timeout 300 podman pull --quiet "$base"; then
    pulled+=("$base")
  fi
done

ccache --max-size "$max" || rune_error 2 "ccache not usable" "$(jq -nc --arg d "$cache" '{cache_dir:$d}')" >&3
ccache --show-stats || true

if (( ${#pulled[@]} == 0 )); then
  rune_error 3 "no image could be pulled" '{"pulled":0}'
fi

# trimming takes long, nobody has to wait for it
nohup ccache --cleanup >/var/log/ccache-cleanup.log 2>&1 &

rune_ok "Cache is warm" "$(jq -nc --arg m "$max" '{max_size:$m, pulled:$ARGS.positional}' --args "${pulled[@]}")" >&3
