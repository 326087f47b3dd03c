#!/usr/bin/env bash
# Deploy a golden image to the computers of a lab by multicast.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

# keep a copy of the request for the audit
REQUEST="$(cat)"
LAB="$(rune_param lab "")"
rune_init

IMAGE="$(rune_param image "")"
MIN="$(rune_param min_receivers 10)"
IMAGES=/srv/images
AUDIT=/var/log/rune/lab_image.audit

step="check"
on_exit() {
  rm -f "/run/lab-$LAB.busy"
  rune_error 100 "lab_image_deploy ended" "$(jq -nc --arg s "$step" '{step:$s}')"
}
trap on_exit EXIT

mkdir -p "${AUDIT%/*}"
printf '%s %s\n' "$(date -Is)" "$REQUEST" >>"$AUDIT"
[[ "$LAB" =~ ^[a-z]+[0-9]+$ ]] || rune_error 1 "Bad lab" '{"field":"lab"}'
[[ "$MIN" =~ ^[0-9]+$ ]] || rune_error 1 "min_receivers is a number" '{"field":"min_receivers"}'

deploy() {
  local file="$IMAGES/$IMAGE.img.zst"
  if [[ ! -r "$file" ]]; then
    echo "no image $file"
    rune_error 2 "No such image" "$(jq -nc --arg i "$IMAGE" '{image:$i}')"
  fi
  touch "/run/lab-$LAB.busy"
  timeout 3600 udp-sender --file "$file" --min-receivers "$MIN" --nokbd </dev/null
}

step="deploy"
deploy >>"$AUDIT" 2>&1 || rune_error 3 "Multicast failed" "$(jq -nc --arg l "$LAB" '{lab:$l}')"
step="done"
rune_ok "Image deployed" "$(jq -nc --arg l "$LAB" --arg i "$IMAGE" '{lab:$l, image:$i}')"
