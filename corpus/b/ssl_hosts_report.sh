#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# file with one host per line
FILE=$(rune_param hosts_file "/etc/rune/ssl_hosts.txt")

if [ ! -r "$FILE" ]; then
  rune_error 2 "hosts file not readable" "$(jq -nc --arg f "$FILE" '{file:$f}')"
fi

BAD=0
echo "start" >&2

# check each host
cat "$FILE" | while read HOST
do
  # no empty lines, no comments
  case "$HOST" in
    ""|"#"*) continue ;;
  esac

  echo "DEBUG host is $HOST" >&2

  if ! echo | timeout 5 openssl s_client -connect "$HOST:443" >/dev/null 2>&1
  then
    echo "host $HOST is bad" >&2
    BAD=$((BAD+1))
    rune_out "$HOST" "unreachable"
    if [ $BAD -gt 10 ]; then
      rune_ok "too many, stopped early" '{"stopped":true}'
    fi
  fi
done

rune_out "file=$FILE"
rune_finish "all hosts were checked"
