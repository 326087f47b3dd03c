#!/usr/bin/env bash
# ini_option -- one option of an ini-like file
#   path, option, value; restart names a daemon to restart after a change
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

changed=false
stage=start

on_exit() {
  local rc=$?
  if (( rc != 0 )); then
    rune_error_kv 100 "ini_option failed" "stage=$stage" "status=$rc"
  fi
}
trap on_exit EXIT

task() { stage=$1; printf 'TASK [%s]\n' "$1" >&2; }

task "parameters"
path=$(rune_param path "")
option=$(rune_param option "")
value=$(rune_param value "")
restart=$(rune_param restart "")
[[ -f $path ]] || rune_error 2 "no such file" "$(jq -nc --arg p "$path" '{path:$p}')"
[[ $option =~ ^[A-Za-z_.]+$ ]] || rune_error 1 "not an option" '{"parameter":"option"}'

task "compare"
current=$(sed -n "s/^${option} *= *//p" "$path" | tail -n 1)
if [[ $current == "$value" ]]; then
  echo "ok: $option is $value already" >&2
  exit 0
fi

task "change"
cp -p "$path" "$path.rune-backup"
if [[ -n $current ]]; then
  sed -i "s|^${option} *=.*|${option} = ${value}|" "$path"
else
  printf '%s = %s\n' "$option" "$value" >>"$path"
fi
changed=true

task "restart"
case $restart in
  "") ;;
  postfix | dovecot | chronyd) systemctl restart "$restart" >&2 ;;
  *) echo "not allowed to restart $restart" >&2 ;;
esac

rune_ok "option is set" "$(jq -nc --arg o "$option" --arg v "$value" --argjson c "$changed" '{option:$o, value:$v, changed:$c}')"
