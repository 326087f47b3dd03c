#!/usr/bin/env bash
# Copies a list of images from one registry to the mirror with skopeo
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/retry.sh"
rune_init

tool() {
  local path
  path=$(command -v "$1") || rune_error 2 "A program is missing" "$(jq -nc --arg c "$1" '{command: $c}')"
  printf '%s\n' "$path"
}

skopeo=$(tool skopeo)
from=$(rune_param from docker.io/library)
to=$(rune_param to mirror.internal:5000/library)
authfile=/etc/containers/auth.json
[[ -r $authfile ]] || rune_error 4 "No registry credentials on this host" "$(jq -nc --arg f "$authfile" '{authfile: $f}')"

mapfile -t images < <(rune_param_json images '[]' | jq -r '.[]')
((${#images[@]} > 0)) || rune_error 1 "images is empty" '{"missing":["images"]}'

copied=() broken=()
for image in "${images[@]}"; do
  if [[ ! $image =~ ^[a-z0-9._/-]+:[A-Za-z0-9._-]+$ ]]; then
    broken+=("$image")
    continue
  fi
  if with_retry 3 "$skopeo" copy --quiet --all --authfile "$authfile" "docker://$from/$image" "docker://$to/$image" 2>/dev/null; then
    copied+=("$image")
  else
    broken+=("$image")
  fi
done

as_array() { jq -nc '$ARGS.positional' --args "$@"; }
data=$(jq -nc --argjson c "$(as_array "${copied[@]}")" --argjson b "$(as_array "${broken[@]}")" '{copied: $c, broken: $b}')
if ((${#broken[@]})); then
  rune_error 3 "Some images were not copied" "$data"
fi
rune_ok "Mirror is in sync" "$data"
