#!/usr/bin/env bash
set -Eeuo pipefail
# Snapshot a running guest with the agent's help, and keep only the newest few snapshots.

readonly root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" &>/dev/null && pwd -P)
source "$root/rune_bpcs.sh"
rune_init

trap '(( BASH_SUBSHELL )) || rune_error 100 "Unexpected failure" "$(jq -nc --arg c "$BASH_COMMAND" --argjson l "$LINENO" "{command:\$c, line:\$l}")"' ERR

export LIBVIRT_DEFAULT_URI=${LIBVIRT_DEFAULT_URI:-qemu:///system}

declare -A arg=()
for k in domain prefix keep quiesce; do
  arg[$k]=$(rune_param "$k" "")
done
: "${arg[prefix]:=rune}" "${arg[keep]:=3}"

[[ ${arg[domain]} =~ ^[[:alnum:]._-]+$ ]] || rune_error 1 "Parameter domain is missing or malformed" "{}"
[[ ${arg[keep]} =~ ^[1-9][0-9]?$ ]] || rune_error 1 "Parameter keep must be 1 to 99" "{}"

dom=${arg[domain]}
state=$(virsh domstate "$dom" 2>/dev/null) || rune_error 2 "No such domain" "$(jq -nc --arg d "$dom" '{domain:$d}')"
state=${state%%$'\n'*}

collect() {
  local -n _out=$1
  local name
  _out=()
  while IFS= read -r name; do
    [[ $name == "${arg[prefix]}"-* ]] && _out+=("$name")
  done < <(virsh snapshot-list "$dom" --name --topological 2>/dev/null)
  return 0
}

flags=(--atomic --disk-only)
if [[ $state == running && ${arg[quiesce]} == yes ]]; then
  if virsh qemu-agent-command "$dom" '{"execute":"guest-ping"}' &>/dev/null; then
    flags+=(--quiesce)
  fi
fi

printf -v snap '%s-%(%Y%m%dT%H%M%S)T' "${arg[prefix]}" -1
err=$(virsh snapshot-create-as "$dom" "$snap" "${flags[@]}" 2>&1 >/dev/null) || rune_error 3 "Snapshot failed" "$(jq -nc --arg d "$dom" --arg e "$err" '{domain:$d, stderr:$e}')"

collect all
dropped=()
for (( i = 0; i < ${#all[@]} - arg[keep]; i++ )); do
  if virsh snapshot-delete "$dom" "${all[i]}" --metadata &>/dev/null; then
    dropped+=("${all[i]}")
  fi
done

rune_ok "Snapshot created" "$(jq -nc --arg d "$dom" --arg s "$snap" '{domain:$d, snapshot:$s, dropped:$ARGS.positional}' --args -- "${dropped[@]}")"
