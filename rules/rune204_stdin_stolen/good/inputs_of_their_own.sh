#!/usr/bin/env bash
set -euo pipefail

source "${BASH_SOURCE%/*}/rune_bpcs.sh"

# `-n` and /dev/null leave the message where it is; a job has no stdin of its own anyway.
ssh -n -o BatchMode=yes jump1 true >/dev/null 2>&1 || true
ssh -o BatchMode=yes jump2 true </dev/null >/dev/null 2>&1 || true
cat >/dev/null &
wait

rune_init

# After it there is nothing to steal for a command that only passes on what is there.
ssh -o BatchMode=yes jump3 uptime >/dev/null 2>&1 || true

users=0
while IFS=: read -r name _; do
  [[ $name == root ]] || users=$((users + 1))
done </etc/passwd
mapfile -t mounts < <(cut -d' ' -f2 /proc/mounts)
read -r load _ </proc/loadavg
read -r first rest <<<"$(rune_param words "one two")"
title=$(tr a-z A-Z <<<"$first")
hosts=$(grep -c . /etc/hosts || true)

if [[ -t 0 ]]; then
  read -r -p "Go on? " rest
fi

printf '%s\n' "${mounts[@]}" | sort >&2
rune_ok_kv "Counted" "users=$users" "load=$load" "title=$title" "hosts=$hosts" "rest=$rest"
