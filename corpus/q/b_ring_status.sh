#!/usr/bin/env bash
# state of the ST 2110 media ports; ptp, link, drops
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

usage() { cat <<'EOT'
ports: list of interface names, like ["ens1f0","ens1f1"]
EOT
}

mapfile -t ports < <(rune_param_json ports '["ens1f0","ens1f1"]' | jq -r '.[]?')
if ((${#ports[@]} == 0)); then
  usage >&2
  rune_error 1 "ports is an empty list" "$(jq -nc --arg u "$(usage)" '{usage: $u}')"
fi

stat1() { ethtool -S "$1" 2>/dev/null | awk -v k="$2:" '$1 == k { print $2; f = 1 } END { if (!f) print 0 }' || true; }
ptp() { pmc -u -b 0 'GET TIME_STATUS_NP' 2>/dev/null | awk '$1 == "master_offset" { print $2 }' || true; }

one() {
  local p=$1 link
  link=$(cat "/sys/class/net/$p/operstate" 2>/dev/null) || link=absent
  jq -nc --arg p "$p" --arg l "$link" --arg d "$(stat1 "$p" rx_discards_phy)" --arg c "$(stat1 "$p" rx_crc_errors_phy)" \
    '{port: $p, link: $l, discards: ($d | tonumber? // 0), crc: ($c | tonumber? // 0)}'
}

all=$(for p in "${ports[@]}"; do one "$p"; done | jq -sc .)
off=$(ptp)
doc=$(jq -c --arg o "${off:-none}" '{ports: ., ptp_offset_ns: ($o | tonumber? // null)}' <<<"$all")
echo "$doc" | jq -r '.ports[] | "\(.port) \(.link) \(.discards)"' >&2

sick=$(jq '[.ports[] | select(.link != "up" or .crc > 0)] | length' <<<"$doc")
[[ $sick == 0 ]] || rune_error 3 "$sick sick ports" "$doc"
[[ -n $off ]] || rune_error 3 "no PTP offset" "$doc"
rune_ok "ports and PTP are fine" "$doc"
