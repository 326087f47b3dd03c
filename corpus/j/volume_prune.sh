#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"; rune_init
keep=$(rune_param keep_label com.example.keep)
dry=$(rune_param dry_run "true")
eng=docker; command -v docker >/dev/null || eng=podman
command -v "$eng" >/dev/null || rune_error 2 "no container engine" '{}'

mapfile -t vols < <("$eng" volume ls -qf dangling=true 2>/dev/null)
gone=()
for v in "${vols[@]}"; do
  lab=$("$eng" volume inspect -f "{{ index .Labels \"$keep\" }}" "$v" 2>/dev/null) || continue
  [[ $lab == true ]] && continue
  if [[ $dry == true ]]; then echo "would remove $v" >&2; continue; fi
  "$eng" volume rm "$v" && gone+=("$v")
done
if (( ${#gone[@]} == 0 )); then rune_ok_kv "nothing removed" "candidates=${#vols[@]}" "dry_run=$dry"; fi
rune_ok_kv "volumes removed" "removed=$(printf '%s\n' "${gone[@]}" | jq -R . | jq -sc .)" "engine=$eng"
