#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# Moves a shut-off libvirt guest with its file backed disks to another host.

STAGE=/var/lib/libvirt/incoming

main() {
  local domain dest state xml disk type path definition
  local -a disks=()

  domain=$(rune_param domain "")
  dest=$(rune_param destination "")

  if [[ -z "$domain" ]]; then
    rune_error 1 "domain is required" '{"missing":["domain"]}'
  fi
  if [[ ! "$dest" =~ ^[a-z0-9][a-z0-9.-]*$ ]]; then
    rune_error 1 "destination is no host name" '{"field":"destination"}'
  fi

  if ! state=$(LC_ALL=C virsh domstate "$domain" 2>/dev/null); then
    rune_error 2 "domain not found" "$(jq -nc --arg d "$domain" '{domain:$d}')"
  fi
  if [[ "${state%%$'\n'*}" != "shut off" ]]; then
    rune_error 3 "domain must be shut off" "$(jq -nc --arg d "$domain" --arg s "$state" '{domain:$d, state:$s}')"
  fi

  while read -r type _ _ path; do
    if [[ "$type" == file && "$path" == /* ]]; then
      disks+=("$path")
    fi
  done < <(virsh domblklist "$domain" --details 2>/dev/null)
  if [[ ${#disks[@]} -eq 0 ]]; then
    rune_error 3 "domain has no file backed disk" "$(jq -nc --arg d "$domain" '{domain:$d}')"
  fi

  xml=$(mktemp)
  trap 'rm -f -- "${xml:-/nonexistent}"' EXIT
  virsh dumpxml --migratable "$domain" >"$xml" 2>/dev/null || rune_error 2 "definition not readable" '{}'

  for disk in "${disks[@]}"; do
    echo "copying ${disk}" >&2
    if ! rsync --archive --sparse --rsh="ssh -o BatchMode=yes" "$disk" "root@${dest}:${disk}" 2>&1; then
      rune_error 2 "disk was not copied" "$(jq -nc --arg f "$disk" '{disk:$f}')"
    fi
  done

  definition="${STAGE}/guest-$$.xml"
  scp -q -o BatchMode=yes "$xml" "root@${dest}:${definition}" >&2 || rune_error 2 "definition was not copied" '{}'
  if ! ssh -n -o BatchMode=yes "root@${dest}" "virsh define ${definition} && virsh autostart ${domain}" >&2; then
    rune_error 3 "domain could not be defined" "$(jq -nc --arg d "$domain" --arg h "$dest" '{domain:$d, destination:$h}')"
  fi
  virsh undefine "$domain" --nvram >&2 || echo "domain stays defined here" >&2

  rune_ok "domain migrated" "$(jq -nc --arg d "$domain" --arg h "$dest" '{domain:$d, destination:$h, disks:$ARGS.positional}' --args "${disks[@]}")"
}

main
