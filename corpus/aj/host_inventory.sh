#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly FACTS_DIR=/etc/facts.d
readonly -A QUERY=(
  [dpkg]='dpkg-query -W -f ${Package}\n'
  [rpm]='rpm -qa --qf %{NAME}\n'
)

log() { printf '%(%T)T inventory: %s\n' -1 "$*" >&2; }

detect_manager() {
  local candidate
  for candidate in "${!QUERY[@]}"; do
    if command -v "$candidate" >/dev/null; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  rune_error 4 "No package manager found" "$(jq -nc --args '{tried: $ARGS.positional}' "${!QUERY[@]}")"
}

count_packages() {
  local manager=$(detect_manager)
  local -a query
  read -r -a query <<<"${QUERY[$manager]:-true}"
  "${query[@]}" 2>/dev/null | wc -l
}

role=$(rune_param role generic)
owner=$(rune_ctx requested_by unknown)
[[ $role =~ ^[a-z][a-z0-9_-]*$ ]] || rune_error 1 "Bad role" "$(jq -nc --arg r "$role" '{role: $r}')"
[[ -d $FACTS_DIR ]] || rune_error 4 "Facts directory is missing" "$(jq -nc --arg d "$FACTS_DIR" '{directory: $d}')"

packages=$(count_packages) || packages=0
kernel=$(uname -r)
cpus=$(nproc)
mapfile -t mem < <(awk '/^(MemTotal|SwapTotal):/ { print $2 }' /proc/meminfo)

cat >"$FACTS_DIR/platform.json" <<JSON
{
  "role": "$role",
  "owner": "$owner",
  "kernel": "$kernel",
  "packages": $packages
}
JSON
chmod 0644 "$FACTS_DIR/platform.json"

(
  cd "$FACTS_DIR"
  shopt -s nullglob
  for file in *.json; do
    if ! jq empty "$file" 2>/dev/null; then
      log "broken facts file $file"
      rune_err 3 "Broken facts file: $file"
    fi
  done
)

rune_out role "$role"
rune_out "packages=$packages"
rune_out cpus "$cpus"
rune_out mem_kib "${mem[0]:-0}"
rune_out swap_kib "${mem[1]:-0}"
rune_finish "Inventory is written"
