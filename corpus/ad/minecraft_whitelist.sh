#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
p=$(rune_param player ''); op=$(rune_param op add)
props=/srv/minecraft/server.properties
[[ $p =~ ^[A-Za-z0-9_.-]{3,20}$ ]] || rune_error 1 'bad player name' '{"parameter":"player"}'
case $op in add|remove) ;; *) rune_error 1 'op is add or remove' '{"parameter":"op"}';; esac
[[ -r $props ]] || rune_error 4 'server.properties cannot be read' '{"file":"/srv/minecraft/server.properties"}'
rcon_password=$(sed -n 's/^rcon\.password=//p' "$props")
port=$(sed -n 's/^rcon\.port=//p' "$props")
said=$(timeout 10 mcrcon -H 127.0.0.1 -P "${port:-25575}" -p "$rcon_password" "whitelist $op $p" 2>/dev/null) ||
  rune_error_kv 2 'rcon failed' "player=$p" "op=$op"
case $said in
  *"$p"*) rune_ok_kv 'whitelist changed' "$p=$op" ;;
  *) rune_error_kv 3 'the server did not confirm' "player=$p" "answer=${said:0:200}" ;;
esac
