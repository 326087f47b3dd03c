#!/usr/bin/env bash
set -euo pipefail

__dir="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${__dir}/rune_bpcs.sh"
rune_init

declare -A P=([datacenter]=dc1 [target]=/var/backups/consul [keep]=14)
for k in "${!P[@]}"; do
  P[$k]=$(rune_param "$k" "${P[$k]}")
done
acl_token=$(rune_param acl_token "")

[[ ${P[datacenter]} =~ ^[a-z0-9-]+$ ]] || rune_error 1 "datacenter ${P[datacenter]@Q} is no name"
[[ ${P[keep]} =~ ^[1-9][0-9]?$ ]]      || rune_error 1 "keep must be 1 to 99"
[[ -n $acl_token ]]                    || rune_error 1 "an ACL token is needed"
if ! type -P consul >/dev/null; then
  echo "consul_snapshot: no consul binary on ${HOSTNAME}" >&2
  exit 4
fi
mkdir -p "${P[target]}"

printf -v file '%s/%s-%(%Y%m%dT%H%M%S)T.snap' "${P[target]}" "${P[datacenter]}" -1

if ! consul snapshot save -datacenter="${P[datacenter]}" -token="$acl_token" "$file" >/dev/null; then
  rm -f -- "$file"
  rune_error 2 "consul could not save the snapshot"
fi
consul snapshot inspect "$file" >/dev/null || rune_error 3 "snapshot does not read back"

shopt -s nullglob
all=("${P[target]}/${P[datacenter]}"-*.snap)
removed=()
if (( ${#all[@]} > P[keep] )); then
  removed=("${all[@]:0:${#all[@]} - P[keep]}")
  rm -f -- "${removed[@]}"
fi

rune_ok "snapshot saved" "$(jq -nc --arg f "$file" '[$f, $ARGS.positional]' --args "${removed[@]}")"
