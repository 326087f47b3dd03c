#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2
trap 'rune_error 100 "kernel purge broke" "{}" >&3' ERR

KEEP=$(rune_param keep 2)
[[ $KEEP =~ ^[1-9]$ ]] || rune_error 1 "keep must be 1 to 9" '{"invalid":["keep"]}' >&3

RUNNING=$(uname -r)
echo "running kernel: $RUNNING"
cat <<EOF
keeping the newest ${KEEP} kernels
EOF

# top-level commands only, so the ERR trap sees every failure
installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 'linux-image-[0-9]*')
echo "$installed"

mapfile -t images < <(awk '$2 == "installed" { print $1 }' <<<"$installed" | sort -Vr)
purge=()
index=0
for image in "${images[@]}"; do
  index=$((index + 1))
  if [[ $image == "linux-image-$RUNNING" ]] || ((index <= KEEP)); then
    echo "keep  $image"
  else
    echo "purge $image"
    purge+=("$image")
  fi
done

if ((${#purge[@]} == 0)); then
  rune_ok "nothing to purge" '{"purged":[]}' >&3
fi

apt-get -y purge "${purge[@]}"
update-grub

rune_ok "kernels purged" "$(printf '%s\n' "${purge[@]}" | jq -R . | jq -sc '{purged: .}')" >&3
