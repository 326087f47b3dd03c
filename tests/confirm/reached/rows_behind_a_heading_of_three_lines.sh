#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

keytab=$(rune_param keytab /etc/krb5.keytab)
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
klist -k -t "$keytab" 2>/dev/null | sed -n '4,$p' >"$rows" || rune_error 2 "klist cannot read the keytab" '{}'
while read -r number day _; do
  case $number in
    [0-9]*) ;;
    *) continue ;;
  esac
  echo "key $number of $day" # expect: RUNE101
done <"$rows"
rune_ok "listed" '{}'
