#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
exec 2>&1

uri=$(rune_param uri ldapi:///)
base=$(rune_param base "dc=example,dc=org")
uid=$(rune_param uid "")

if [[ ! $uid =~ ^[a-z_][a-z0-9_-]*$ ]]; then
  exit 1
fi

entry=$(ldapsearch -LLL -x -H "$uri" -b "$base" "(uid=$uid)" dn mail memberOf 2>/dev/null || true)
if [[ -z $entry ]]; then
  rune_error 2 "no such user" "$(jq -nc --arg u "$uid" '{uid:$u}')"
fi

dn=$(sed -n 's/^dn: //p' <<<"$entry")
mail=$(sed -n 's/^mail: //p' <<<"$entry")
groups=$(sed -n 's/^memberOf: //p' <<<"$entry" | jq -Rnc '[inputs]')

rune_ok "found" "$(jq -nc --arg d "$dn" --arg m "$mail" --argjson g "$groups" '{dn:$d, mail:$m, groups:$g}')"
