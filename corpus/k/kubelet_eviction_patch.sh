#!/usr/bin/env bash
# Eviction thresholds in the kubelet configuration, with restart and rollback
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

conf=/var/lib/kubelet/config.yaml
mem=$(rune_param memory_available 200Mi)
fs=$(rune_param nodefs_available 10%)
[[ $mem =~ ^[1-9][0-9]*(Mi|Gi)$ && $fs =~ ^[1-9][0-9]?%$ ]] ||
  rune_error 1 "thresholds are malformed" '{"example":{"memory_available":"200Mi","nodefs_available":"10%"}}'
[[ -w $conf ]] || rune_error 4 "No kubelet configuration here" "$(jq -nc --arg c "$conf" '{conf: $c}')"
command -v yq >/dev/null || rune_error 2 "yq is not installed" '{"command":"yq"}'

backup=$conf.rune-$(date +%s)
cp -p "$conf" "$backup" || rune_error 2 "No backup could be made" '{}'

if ! MEM=$mem FS=$fs yq -i '.evictionHard["memory.available"] = strenv(MEM) | .evictionHard["nodefs.available"] = strenv(FS)' "$conf" >&2; then
  mv -f "$backup" "$conf" || true
  rune_error 3 "yq could not change the file" "$(jq -nc --arg c "$conf" '{conf: $c}')"
fi
if cmp -s "$conf" "$backup"; then
  rm -f "$backup"
  rune_ok_kv "Unchanged" "memory_available=$mem" "nodefs_available=$fs"
fi

systemctl restart kubelet || true
for try in {1..10}; do
  if curl -fsS --max-time 2 http://127.0.0.1:10248/healthz >/dev/null 2>&1; then
    rune_ok_kv "Thresholds set" "memory_available=$mem" "nodefs_available=$fs" "tries=$try"
  fi
  sleep 2
done

mv -f "$backup" "$conf" && systemctl restart kubelet || true
rune_error 5 "kubelet unhealthy, configuration rolled back" "$(jq -nc --arg b "$backup" '{backup: $b}')"
