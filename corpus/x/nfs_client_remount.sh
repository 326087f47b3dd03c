#!/bin/bash
# nfs_client_remount - remount stale NFS mounts of an fstab server
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

server=`rune_param server ""`
secs=`rune_param timeout 10`
expr "x$server" : 'x[a-z0-9.-][a-z0-9.-]*$' >/dev/null || rune_error 1 "server?" '{"field":"server"}'
expr "x$secs" : 'x[1-9][0-9]*$' >/dev/null || rune_error 1 "timeout?" '{"field":"timeout"}'

# alive DIR: is there an answer in time?  (1 when not)
alive () {
  timeout "$secs" stat -t "$1" >/dev/null 2>&1
}

list=`awk -v s="$server:" '$1 !~ /^#/ && index($1, s) == 1 && $3 ~ /^nfs/ {print $2}' /etc/fstab`
if [ -z "$list" ]; then
  rune_error 2 "fstab knows nothing of that server" "`jq -nc --arg s "$server" '{server:$s}'`"
fi

good=""
bad=""
for d in $list
do
  if alive "$d"; then
    good="$good $d"
    continue
  fi
  umount -f -l "$d" >/dev/null 2>&1 || true
  if mount "$d" >/dev/null 2>&1 && alive "$d"; then
    good="$good $d"
  else
    bad="$bad $d"
    echo "still stale: $d" >&2
  fi
done

tojson () { for w in "$@"; do echo "$w"; done | jq -R . | jq -sc .; }
g=`tojson $good`
b=`tojson $bad`
[ -z "$bad" ] || rune_error 3 "some mounts are stale" "`jq -nc --argjson g "$g" --argjson b "$b" '{good:$g, bad:$b}'`"
rune_ok "all mounts answer" "`jq -nc --argjson g "$g" '{good:$g}'`"
