#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

dom=$(rune_param domain "")
tag=$(rune_param tag "rune-$(date +%Y%m%d%H%M)")
quiesce=$(rune_param quiesce false)
frozen=0

[[ $dom =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "domain: bad name" '{"field":"domain"}'

# whatever happens, do not leave a guest with frozen file systems
thaw() {
  local rc=$?
  if ((frozen)); then
    virsh -q domfsthaw "$dom" >/dev/null 2>&1 || true
    frozen=0
  fi
  ((rc == 0)) || rune_error 100 "snapshot aborted" "$(jq -nc --argjson rc "$rc" '{status: $rc}')"
}
trap thaw EXIT

state=$(virsh domstate "$dom" 2>/dev/null) || rune_error 2 "no such domain" "$(jq -nc --arg d "$dom" '{domain: $d}')"

args=(--domain "$dom" --name "$tag" --atomic)
case ${state%%$'\n'*} in
  running)
    args+=(--disk-only)
    if [[ $quiesce == true ]]; then
      virsh -q domfsfreeze "$dom" >/dev/null 2>&1 && frozen=1
    fi
    ;;
  'shut off') ;;
  *) rune_error 3 "domain is in transition" "$(jq -nc --arg s "$state" '{state: $s}')" ;;
esac

if ! virsh snapshot-create-as "${args[@]}" 2>/dev/null; then
  rune_error 3 "hypervisor refused the snapshot"
fi

n=$(virsh snapshot-list "$dom" --name 2>/dev/null | grep -c .) || n=0
rune_ok "snapshot taken" "$(jq -nc --arg t "$tag" --argjson n "$n" '{name: $t, snapshots: $n}')"
