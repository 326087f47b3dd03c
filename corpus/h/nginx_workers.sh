#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init 2>&1 | logger -t nginx_workers

# nginx_workers -- find (and recycle) workers that have grown too fat
mem_max=$(rune_param max_mb 512); act=$(rune_param action report)
[[ $mem_max =~ ^[0-9]{1,6}$ ]] || rune_error 1 "max_mb is not a number" '{"parameter":"max_mb"}'
case $act in report|recycle) ;; *) rune_error 1 "action: report or recycle" '{"parameter":"action"}' ;; esac

# the oldest one is the master
master=$(pgrep -o -x nginx)
workers=$(ps --no-headers -o pid,rss --ppid "$master" 2>/dev/null | awk -v m="$mem_max" '$2 / 1024 > m { print $1 }') || workers=""
[[ $workers ]] || rune_ok "all workers are small" '[]'

# pids as numbers
fat=$(jq -Rnc '[inputs | tonumber]' <<<"$workers")
if [[ $act == recycle ]]; then
  if ! nginx -t >/dev/null 2>&1; then
    echo "configuration is broken, better not touch anything" >&2
    kill -TERM $$
  fi
  kill -HUP "$master" 2>/dev/null || rune_error 2 "master went away" '{}'
fi
rune_ok "fat workers: ${act}" "$(jq -nc --argjson f "$fat" --argjson m "$mem_max" '{fat:$f, max_mb:$m}')"
