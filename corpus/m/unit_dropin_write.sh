#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init

unit=$(rune_param unit "")
memory=$(rune_param memory_max "")
restart=$(rune_param restart_policy on-failure)

[[ $unit =~ ^[A-Za-z0-9@_.-]+\.service$ ]]      || rune_error 1 "Parameter unit must name a service" '{"parameter":"unit"}'
[[ $memory =~ ^([0-9]+[KMG]|infinity)$ ]]       || rune_error 1 "Parameter memory_max looks wrong" '{"parameter":"memory_max"}'
[[ $restart =~ ^(no|always|on-failure|on-abnormal)$ ]] || rune_error 1 "Parameter restart_policy looks wrong" '{"parameter":"restart_policy"}'

systemctl cat -- "$unit" >/dev/null 2>&1 || rune_error 2 "Unit is not known here" "$(jq -nc --arg u "$unit" '{unit:$u}')"

dir=/etc/systemd/system/$unit.d
file=$dir/50-rune.conf
new=$(mktemp) saved=$(mktemp)
trap 'rm -f "$new" "$saved"' EXIT

cat >"$new" <<EOF
# written by RUNE, changes will be lost
[Service]
MemoryMax=$memory
Restart=$restart
EOF

if cmp -s "$new" "$file"; then
  rune_ok "Drop-in is up to date" "$(jq -nc --arg f "$file" '{file:$f, changed:false}')"
fi

had=false
if [[ -f $file ]]; then
  cp -p "$file" "$saved" || rune_error 2 "Cannot save the old drop-in" "$(jq -nc --arg f "$file" '{file:$f}')"
  had=true
fi

undo() {
  if $had; then
    install -m 0644 "$saved" "$file"
  else
    rm -f "$file"
  fi
  systemctl daemon-reload
}

mkdir -p "$dir"
install -m 0644 "$new" "$file" || rune_error 2 "Cannot write the drop-in" "$(jq -nc --arg f "$file" '{file:$f}')"

if ! problems=$(systemd-analyze verify "$unit" 2>&1); then
  undo >&2 || echo "undo failed too" >&2
  rune_error 3 "systemd rejects the drop-in" "$(jq -nc --arg u "$unit" --arg p "$problems" '{unit:$u, problems:($p / "\n")}')"
fi

{ systemctl daemon-reload && systemctl try-restart "$unit"; } >&2 || {
  undo >&2 || true
  rune_error 3 "Unit did not restart, drop-in taken back" "$(jq -nc --arg u "$unit" '{unit:$u}')"
}

state=$(systemctl is-active "$unit") || true
rune_ok "Drop-in written" "$(jq -nc --arg f "$file" --arg s "${state:-unknown}" '{file:$f, changed:true, state:$s}')"
