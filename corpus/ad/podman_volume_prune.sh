#!/usr/bin/env bash
# Remove unused podman volumes, except protected ones (by label or by pattern).
set -euo pipefail
shopt -s extglob nullglob lastpipe

SELF=$(readlink -f -- "${BASH_SOURCE[0]}")
source "${SELF%/*}/rune_bpcs.sh"
rune_init

readonly LABEL='org.example.keep'
declare -i freed=0
declare -a removed=() kept=() errors=()

pattern=$(rune_param keep_pattern '')
printf -v stamp '%(%FT%TZ)T' -1

protected() {
  local vol=$1 label
  # shellcheck disable=SC2053
  if [[ -n $pattern && $vol == $pattern ]]; then return 0; fi
  label=$(podman volume inspect --format "{{ index .Labels \"$LABEL\" }}" "$vol" 2>/dev/null </dev/null) || return 1
  [[ $label == @(1|yes|true) ]]
}

size_of() {
  local path
  path=$(podman volume inspect --format '{{.Mountpoint}}' -- "$1" </dev/null 2>/dev/null) || { echo 0; return 0; }
  du -sk -- "$path" 2>/dev/null | { read -r kb _ && echo "$kb" || echo 0; } || :
}

podman volume ls --quiet --filter dangling=true </dev/null 2>/dev/null | mapfile -t volumes ||
  rune_error 2 "podman does not answer" "$(jq -nc --arg t "$stamp" '{at:$t}')"

for vol in ${volumes[@]+"${volumes[@]}"}; do
  if protected "$vol"; then
    kept+=("$vol")
    continue
  fi
  kb=$(size_of "$vol")
  if podman volume rm -- "$vol" >/dev/null 2> >(sed "s/^/[podman] /" >&2); then
    removed+=("$vol")
    freed+=kb
  else
    errors+=("$vol")
  fi
done

list() { (($#)) && printf '%s\n' "$@" | jq -Rnc '[inputs]' || printf '[]\n'; }

out=$(
  jq -nc \
    --argjson removed "$(list ${removed[@]+"${removed[@]}"})" \
    --argjson kept "$(list ${kept[@]+"${kept[@]}"})" \
    --argjson errors "$(list ${errors[@]+"${errors[@]}"})" \
    --argjson freed "$freed" --arg at "$stamp" '$ARGS.named'
)
((${#errors[@]} == 0)) || rune_error 3 "${#errors[@]} volumes could not be removed" "$out"
rune_ok "${#removed[@]} volumes removed" "$out"
