#!/usr/bin/env bash
# dkms_build: build and install every DKMS module for a kernel
set -euo pipefail

readonly HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/rune_bpcs.sh"
rune_init

kernel=$(rune_param kernel "$(uname -r)")
report=$(rune_param report_file /var/tmp/dkms-report.txt)
built=0

trap 'rune_ok "DKMS run for $kernel ended" "$(jq -nc --arg k "$kernel" --argjson n "$built" "{kernel:\$k, built:\$n}")"' EXIT

[[ $kernel =~ ^[A-Za-z0-9._+-]+$ ]] || { trap - EXIT; rune_error 1 "kernel version looks wrong" '{"parameter":"kernel"}'; }

if [[ ! -d /lib/modules/$kernel/build ]]; then
  rune_error 2 "Headers are not installed" "$(jq -nc --arg k "$kernel" '{kernel:$k}')"
fi

exec 7>/run/lock/rune-dkms.lock
if ! flock -w 60 7; then
  trap - EXIT
  rune_error 2 "Another DKMS run is busy" "{\"kernel\":\"$kernel\",\"lock\":\"/run/lock/rune-dkms.lock\"}"
fi

# "wireguard/1.0.20220627, 5.10.0-28-amd64, x86_64: installed"  or  "zfs/2.1.11: added"
while IFS=/ read -r module rest; do
  version=${rest%%[,:]*}
  echo "== $module $version"
  if dkms install -m "$module" -v "$version" -k "$kernel" </dev/null; then
    built=$((built + 1))
  elif [[ $rest == *WARNING* ]]; then
    echo "   skipped, it does not belong to this kernel"
  else
    trap - EXIT
    rune_error 3 "A module does not build" "$(jq -nc --arg m "$module" --arg v "$version" '{module:$m, version:$v}')"
  fi
done < <(dkms status 2>/dev/null) >"$report" 2>&1

if (( built > 0 )); then
  depmod "$kernel" >&2 || rune_error 3 "depmod failed" "$(jq -nc --arg k "$kernel" '{kernel:$k}')"
fi
