#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A LIMITS=(
  [memory]=HostConfig.Memory
  [cpu_quota]=HostConfig.CpuQuota
  [pids]=HostConfig.PidsLimit
)
declare -A VALUES=()

container=$(rune_param container "")
if [[ -z $container ]]; then
  rune_error 1 "Missing required parameter: container" '{"missing":["container"]}'
fi

if ! command -v docker &>/dev/null; then
  rune_error 4 "docker is not installed" '{"command":"docker"}'
fi
if ! docker container inspect "$container" >/dev/null 2>&1; then
  rune_error 2 "no such container" "$(jq -nc --arg c "$container" '{container:$c}')"
fi

# read every limit by its dotted path; a missing one counts as 0
document=$(docker container inspect "$container" 2>/dev/null) || rune_error 2 "container went away" '{}'
for name in "${!LIMITS[@]}"; do
  path=${LIMITS[$name]}
  value=$(jq -r --arg p "$path" '.[0] | getpath($p | split(".")) // 0' <<<"$document") || value=0
  [[ $value =~ ^-?[0-9]+$ ]] || value=0
  VALUES[$name]=$value
done

args=()
for name in "${!VALUES[@]}"; do
  args+=(--argjson "$name" "${VALUES[$name]}")
done
limits=$(jq -nc "${args[@]}" '$ARGS.named')

unlimited=()
for name in "${!VALUES[@]}"; do
  if (( VALUES[$name] <= 0 )); then
    unlimited+=("$name")
  fi
done
echo "unlimited: ${unlimited[*]:-none}" >&2

names=$(printf '%s\n' "${unlimited[@]}" | jq -Rnc '[inputs | select(length > 0)] | sort')
rune_ok "limits read" "$(jq -nc --arg c "$container" --argjson l "$limits" --argjson u "$names" '{container:$c, limits:$l, unlimited:$u}')"
