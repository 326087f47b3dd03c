#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A probe=(
  [memory]='free -m'
  [sockets]='ss -s'
  [processes]='ps auxww --sort=-rss'
  [mounts]='findmnt --df'
  [dmesg]='dmesg --ctime --level=err,warn'
)

ticket=$(rune_param ticket "")
[[ $ticket =~ ^INC-[0-9]+$ ]] || rune_error 1 "ticket must look like INC-1234"

dest=$(mktemp -d "/var/tmp/${ticket}.XXXX")
declare -i ok=0 bad=0

for name in "${!probe[@]}"; do
  read -ra argv <<<"${probe[$name]}"
  if timeout 30 "${argv[@]}" >"$dest/$name.txt" 2>"$dest/$name.err"; then
    ok+=1
  else
    bad+=1
  fi
done

node=$(rune_ctx node "$(hostname -s)")
cat >"$dest/manifest.json" <<JSON
{"ticket": "$ticket", "node": "$node", "probes_ok": $ok, "probes_failed": $bad}
JSON

list=$(mktemp)
trap 'rm -f "$list"' EXIT
find "$dest" -type f -size +0 -printf '%P\n' >"$list" || rune_error 2 "cannot list $dest"

bundle=/var/tmp/$ticket.tgz
# only the files that hold something
tar -C "$dest" -czf "$bundle" -T - || rune_error 2 "cannot write $bundle"

sum=$(sha256sum "$bundle" | cut -d' ' -f1) || rune_error_kv 2 "no checksum" "bundle-file=$bundle"
rune_ok "diagnostics collected" "$(jq -nc --arg b "$bundle" --arg s "$sum" --argjson ok "$ok" --argjson bad "$bad" \
  '{bundle:$b, sha256:$s, probes:{ok:$ok, failed:$bad}}')"
