#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

readonly MAX_HOSTS=50
readonly -a SSH_OPTS=(-n -o BatchMode=yes -o ConnectTimeout=5)

valid_hosts() {
  local -n list=$1 rejected=$2
  local h ok=1
  for h in "${list[@]}"; do
    if [[ ! $h =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]]; then
      rejected+=("$h")
      ok=0
    fi
  done
  ((ok))
}

probe() {
  local -r host=$1
  local reply
  if ! reply=$(ssh "${SSH_OPTS[@]}" "$host" 'cat /proc/uptime; nproc'); then
    echo "ssh to $host failed" >&2
    return 1
  fi
  printf '%s\n' "$reply"
}

mapfile -t hosts < <(rune_param_json hosts '[]' | jq -r '.[]? | strings')
((${#hosts[@]} > 0)) || rune_error 1 "hosts must be a list of names" '{"field":"hosts"}'
((${#hosts[@]} <= MAX_HOSTS)) || rune_error 1 "too many hosts" "$(jq -nc --argjson m "$MAX_HOSTS" '{max: $m}')"

bad=()
if ! valid_hosts hosts bad; then
  rune_error 1 "Invalid host names" "$(jq -nc --args '{invalid: $ARGS.positional}' "${bad[@]}")"
fi

declare -A pid_of=()
for h in "${hosts[@]}"; do
  probe "$h" >"$work/$h.out" 2>"$work/$h.err" &
  pid_of[$h]=$!
done

results='{}'
unreachable=()
for h in "${hosts[@]}"; do
  if wait "${pid_of[$h]}"; then
    { read -r up _ && read -r cpus; } <"$work/$h.out" || { unreachable+=("$h"); continue; }
    results=$(jq -c --arg h "$h" --arg u "${up%.*}" --arg c "$cpus" '. + {($h): {uptime_s: $u, cpus: $c}}' <<<"$results")
  else
    unreachable+=("$h")
    cat "$work/$h.err" >&2
  fi
done

data=$(jq -nc --argjson r "$results" --args '{hosts: $r, unreachable: $ARGS.positional}' "${unreachable[@]}")
if ((${#unreachable[@]} == ${#hosts[@]})); then
  rune_error 2 "No host could be reached" "$data"
fi
rune_ok "Collected uptimes" "$data"
