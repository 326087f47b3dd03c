#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ZONE=$(rune_param zone "")
FILE=$(rune_param file "/var/named/$ZONE.zone")

abort() {
  logger -t bind_reload -- "$1" || true
  exit "${2:-1}"
}

[[ -n $ZONE ]] || abort "zone is missing"
[[ -r $FILE ]] || abort "zone file is not readable" 2

if ! msg=$(named-checkzone "$ZONE" "$FILE" 2>&1); then
  rune_error 3 "zone file has errors" "$(jq -nc --arg o "$msg" '{output:$o}')"
fi

tail -n 5 "$FILE" || true
serial=$(sed -n 's/^.*loaded serial \([0-9]*\).*$/\1/p' <<<"$msg")
rndc reload "$ZONE" >/dev/null 2>&1 || rune_error 2 "rndc reload failed" '{}'

data="{\"zone\":\"$ZONE\","
data+="\"serial\":\"$serial\"}"
rune_ok "zone reloaded" "$data"
