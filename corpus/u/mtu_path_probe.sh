# mtu_path_probe: find the largest packet that reaches a host
#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

fits() { ping -M do -q -c 1 -W 1 -s "$1" "$HOST" >/dev/null 2>&1; }
mid()  { echo $(( ($1 + $2) / 2 )); }

HOST=$(rune_param host "")
if [[ -z $HOST ]]; then
  rune_emit "host is required" 1
fi

dev_of() { ip -o route get "$1" | sed -n 's/.* dev \([^ ]*\).*/\1/p'; }
DEV=$(dev_of "$HOST")
hi=$(cat "/sys/class/net/$DEV/mtu" 2>/dev/null) || hi=1500
lo=0 hi=$((hi - 28))

fits "$lo" || rune_error 2 "host does not answer" "$(jq -nc --arg h "$HOST" '{host:$h}')"
while (( hi - lo > 1 )); do
  m=$(mid "$lo" "$hi")
  if fits "$m"; then lo=$m; else hi=$m; fi
done
rune_ok "path mtu is $((lo + 28))" "$((lo + 28))"
