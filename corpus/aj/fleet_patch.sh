#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

declare -A outcome=()
declare -a hosts=()
readonly -a OPTS=(-o BatchMode=yes -o ConnectTimeout=8 -o StrictHostKeyChecking=yes)

check_host_name() {
  [[ $1 =~ ^[a-z0-9][a-z0-9.-]*$ ]] || rune_error 1 "Bad host name" "$(jq -nc --arg h "$1" '{host: $h}')"
}

reachable() {
  timeout 5 bash -c ': >/dev/tcp/"$0"/22' "$1" 2>/dev/null
}

pkg=$(rune_param package "")
if [[ ! $pkg =~ ^[a-z0-9] ]]; then
  rune_error 1 "package is missing" '{"missing":["package"]}'
fi

mapfile -t hosts < <(rune_param_json hosts '[]' | jq -r '.[]?')
((${#hosts[@]})) || rune_error 1 "hosts is empty" '{"missing":["hosts"]}'

for host in "${hosts[@]}"; do
  check_host_name "$host"
  if ! reachable "$host"; then
    outcome[$host]=unreachable
    continue
  fi
  version=$(ssh "${OPTS[@]}" "$host" 'lsb_release -rs' 2>/dev/null) || version=unknown
  echo "patching $pkg on $host ($version)" >&2
  if ssh -n "${OPTS[@]}" "$host" "sudo apt-get install -y --only-upgrade $pkg" >&2; then
    outcome[$host]=patched
  else
    outcome[$host]=failed
  fi
done

report='{}'
bad=0
for host in "${!outcome[@]}"; do
  report=$(jq -c --arg h "$host" --arg o "${outcome[$host]}" '.[$h] = $o' <<<"$report")
  [[ ${outcome[$host]} == patched ]] || bad=$((bad + 1))
done

if ((bad)); then
  rune_error 3 "$bad hosts are not patched" "$report"
fi
rune_ok "All hosts are patched" "$report"
