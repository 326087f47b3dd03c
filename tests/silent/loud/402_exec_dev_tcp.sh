#!/usr/bin/env bash
# Opening a network descriptor by exec ends the shell when nobody listens.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
host=$(rune_param host localhost)
[[ $host =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Bad host name"
exec {sock}<>"/dev/tcp/$host/11211" # expect: RUNE402
printf 'version\r\n' >&"$sock" || rune_error 2 "Cache hung up"
IFS= read -r -t 3 -u "$sock" line || rune_error 2 "Cache does not answer"
rune_ok_kv "Cache answers" "version=${line%$'\r'}"
