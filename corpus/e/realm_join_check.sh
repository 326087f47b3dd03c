#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DOMAIN=$(rune_param domain "")
[[ -n "$DOMAIN" ]] || rune_error 1 "domain is required" '{"missing":["domain"]}'

if [[ ! -f /etc/krb5.conf ]]; then
  exit 4
fi

CONFIGURED=$(realm list --name-only | grep -ix "$DOMAIN")
if [[ -z "$CONFIGURED" ]]; then
  rune_error 3 "host is not joined" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')"
fi

SSSD=$(systemctl is-active sssd)
KVNO=""
if [[ -r /etc/krb5.keytab ]]; then
  KVNO=$(klist -k /etc/krb5.keytab 2>/dev/null | awk 'NR > 3 { print $1 }' | sort -rn | sed -n 1p) || KVNO=""
fi

if [[ "$SSSD" != active ]]; then
  rune_error 2 "sssd is not running" "$(jq -nc --arg s "$SSSD" '{sssd:$s}')"
fi

rune_ok "joined" "$(jq -nc --arg d "$DOMAIN" --arg s "$SSSD" --arg k "$KVNO" '{domain:$d, sssd:$s, kvno:$k}')"
