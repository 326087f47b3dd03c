#!/usr/bin/env bash
# install a site file from the message, test it, reload, or put the old one back
set -Eeuo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/rune_bpcs.sh"
rune_init

emitted=0
answer() {
  trap '' INT TERM
  emitted=1
  if [[ $1 -eq 0 ]]; then
    rune_ok "$2" "$3"
  fi
  rune_error "$1" "$2" "$3"
}
leave() {
  local st=$?
  rm -f "${new:-}" "${old:-}"
  if [[ $emitted -eq 0 ]]; then
    rune_error 100 "ended unexpectedly" "$(jq -nc --argjson s "$st" '{status:$s}')"
  fi
}
trap leave EXIT
trap 'emitted=1; rune_error 3 "interrupted"' INT TERM

dir=/etc/nginx/conf.d
site=$(rune_param site "")
body=$(rune_param body "")
[[ $site =~ ^[a-z0-9.-]+$ ]] || answer 1 "site is no name" '{"field":"site"}'
[[ -n $body ]]               || answer 1 "body is empty" '{"field":"body"}'
[[ -d $dir ]]                || answer 4 "nginx keeps no conf.d here" '{"expected":"/etc/nginx/conf.d"}'

exec {lock}>/run/nginx_config_push.lock || answer 2 "no lock file" '{}'
flock -w 20 "$lock" || answer 3 "another push is running" '{"waited":20}'

target=$dir/$site.conf
new=$(mktemp) old=$(mktemp)
printf '%s\n' "$body" >"$new"
if [[ -f $target ]]; then
  cp -p "$target" "$old" || answer 2 "cannot save the old file" '{}'
  if diff -q "$old" "$new" >/dev/null; then
    answer 0 "nothing to change" '{"changed":false}'
  fi
fi

install -m 0644 "$new" "$target" || answer 3 "cannot write the site file" '{}'
if ! report=$(nginx -t 2>&1); then
  if [[ -s $old ]]; then
    cp -p "$old" "$target" || printf 'old file not restored\n' >&2
  else
    rm -f "$target"
  fi
  answer 3 "nginx refuses the file" "$(jq -nc --arg r "$report" '{report:$r}')"
fi
{
  systemctl reload nginx && systemctl status --no-pager --lines 3 nginx
} >&2 || answer 3 "nginx did not reload" '{"changed":true}'
answer 0 "site pushed" "$(jq -nc --arg t "$target" '{changed:true, file:$t}')"
