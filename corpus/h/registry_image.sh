#!/usr/bin/env bash
# registry_image -- have an image on this node
#   image:  registry/name:tag
#   user, registry_password:  login, when the registry wants one
#   cleanup: remove older tags of the same image afterwards
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly CLEANUP_DEFAULT=true

image=$(rune_param image "")
user=$(rune_param user "")
registry_password=$(rune_param registry_password "")
cleanup=$(rune_param cleanup "$CLEANUP_DEFAULT")

task() { printf 'TASK [%s] ***\n' "$*" >&2; }
facts() { jq -nc --arg i "$image" --argjson c "$1" '{image:$i, changed:$c}'; }

task "validate"
[[ $image == */*:* ]] || rune_error 1 "image must be registry/name:tag" "$(facts false)"
docker info >/dev/null 2>&1 || rune_error 4 "no docker daemon" "$(facts false)"

task "log in"
if [[ -n $user ]]; then
  docker login --username "$user" --password "$registry_password" "${image%%/*}" >/dev/null 2>&1 \
    || rune_error 2 "the registry refused the login" "$(facts false)"
fi

task "compare"
here=$(docker image inspect --format '{{.Id}}' "$image" 2>/dev/null) || here=""
docker pull --quiet "$image" >/dev/null 2>&1 || rune_error 2 "pull failed" "$(facts false)"
now=$(docker image inspect --format '{{.Id}}' "$image" 2>/dev/null) || rune_error 3 "image is not there after the pull" "$(facts true)"
if [[ $here == "$now" ]]; then
  rune_error 0 "image is current, nothing changed" "$(facts false)"
fi

if [[ $cleanup == true ]]; then
  task "remove older tags"
  while read -r tag; do
    [[ $tag == "$image" ]] || docker rmi "$tag" >/dev/null 2>&1 || echo "$tag is in use" >&2
  done < <(docker image ls --format '{{.Repository}}:{{.Tag}}' "${image%:*}" 2>/dev/null)
fi

rune_ok "image is here" "$(facts true)"
