#!/usr/bin/env bash
# Latency of the resolvers of this host: each is asked three times, the median counts.
set -euo pipefail
shopt -s lastpipe nullglob
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

name=$(rune_param name example.com)
limit=$(rune_param limit_ms 200)
[[ $limit =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "limit_ms is not a number" '{"invalid":["limit_ms"]}'
confs=(/run/systemd/resolve/resolv.conf /etc/resolv.conf)
for conf in "${confs[@]}"; do
  [[ -r $conf ]] && break
done
[[ -r $conf ]] || rune_error 4 "no resolv.conf" '{}'

ask() { dig +tries=1 +time=2 "@$1" "$name" A 2>/dev/null | sed -n 's/^;; Query time: \([0-9]*\) msec.*/\1/p'; }
median() { # NAMEREF VALUES...: the middle one
  local -n mid=$1; shift
  local sorted
  mapfile -t sorted < <(printf '%s\n' "$@" | sort -n)
  mid=${sorted[$(( ${#sorted[@]} / 2 ))]}
}

count=0 slow=0
# lastpipe: this loop runs in the main shell
awk '$1 == "nameserver" { print $2 }' "$conf" | sort -u | while IFS= read -r server; do
  times=()
  for _ in 1 2 3; do
    set +e
    t=$(ask "$server")
    rc=$?
    set -e
    if [[ $rc -ne 0 || -z $t ]]; then t=2000; fi
    times+=("$t")
  done
  median ms "${times[@]}"
  count=$((count + 1))
  rune_out "resolver_$count" "$server $ms ms"
  if (( ms > limit )); then
    slow=$((slow + 1))
    printf 'slow: %s %s ms\n' "$server" "$ms" >&2
  fi
done

(( count )) || rune_err 4 "no nameserver is configured"
if (( slow )); then rune_err 3 "$slow resolver(s) over $limit ms"; fi
rune_out "asked=$count"
rune_finish "resolvers asked"
