#!/usr/bin/env bash
# vzdump one guest. vzdump is chatty on stdout, so fd 1 is moved away for the whole run.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init

exec 3>&1 1>&2

fail() {
  local code=$1 text=$2
  rune_error "$code" "$text" "$(jq -nc --arg v "${vmid:-}" '{vmid:$v}')" >&3
}

vmid=$(rune_param vmid "")
storage=$(rune_param storage "backup-nas")
mode=$(rune_param mode "snapshot")

[[ $vmid =~ ^[1-9][0-9]{2,8}$ ]] || fail 1 "vmid must be a number of at least 100"
[[ $storage =~ ^[A-Za-z][A-Za-z0-9._-]*$ ]] || fail 1 "storage name is not valid"
case $mode in
  snapshot|suspend|stop) ;;
  *) fail 1 "mode must be snapshot, suspend or stop" ;;
esac

for tool in vzdump pvesm pvesh; do
  command -v "$tool" || fail 4 "$tool not found, is this a Proxmox node?"
done

echo "guest $vmid -> $storage ($mode)"

if ! pvesm status --storage "$storage" --content backup; then
  fail 2 "storage does not take backups"
fi

free_kib=$(pvesm status --storage "$storage" | awk 'NR == 2 { print $6 }') || free_kib=""
if [[ ! $free_kib =~ ^[0-9]+$ ]]; then
  fail 2 "free space of the storage is unknown"
fi
if [ "$free_kib" -lt 10485760 ]; then
  fail 3 "less than 10 GiB free on the storage"
fi

kind=lxc
if [[ -f /etc/pve/qemu-server/$vmid.conf ]]; then
  kind=qemu
elif [[ ! -f /etc/pve/lxc/$vmid.conf ]]; then
  fail 2 "no such guest on this node"
fi

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

rc=0
{
  date -u +"%FT%TZ start"
  nice -n 10 ionice -c 3 vzdump "$vmid" --storage "$storage" --mode "$mode" --compress zstd \
    --notes-template '{{guestname}}' </dev/null
} 2>&1 | tee "$work/log" || rc=$?

if (( rc != 0 )); then
  fail 3 "vzdump returned an error"
fi

archive=$(pvesm list "$storage" --vmid "$vmid" | awk 'NR > 1 { last = $1 } END { print last }') || archive=""
rune_ok "Backup done" \
  "$(jq -nc --arg v "$vmid" --arg k "$kind" --arg a "$archive" '{vmid:($v|tonumber), kind:$k, archive:$a}')" >&3
