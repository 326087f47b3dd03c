#!/usr/bin/env bash
# Words of a list are taken one by one, some of them with the word that follows.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

mapfile -t given < <(rune_param_json options '[]' | jq -r '.[]? | tostring')
set -- "${given[@]}"
name='' force=0
while (( $# )); do
  case $1 in
    --name)
      [[ $# -ge 2 ]] || rune_error 1 "--name needs one" '{}'
      name=$2
      shift 2 ;;
    --force) force=1; shift ;;
    *) rune_error 1 "unknown" '{}' ;;
  esac
done
[[ -n $name ]] || rune_error 1 "no name" '{}'
if (( force )); then
  rune_ok "forced" '{}'
fi
rune_ok "named" '{}'
