#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

say()    { printf '%s\n' "$*" >&2; }
conf()   { printf '%s' "${DOCKER_CONF:-/etc/docker/daemon.json}"; }
merged() { jq --arg m "$1" '."registry-mirrors" = [$m]' "$(conf)"; }

mirror=$(rune_param mirror "")
[[ $mirror =~ ^https://[a-z0-9.:-]+/?$ ]] || rune_error 1 "mirror must be an https URL" '{"field":"mirror"}'

tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
merged "$mirror" >"$tmp" 2>/dev/null || rune_error 4 "daemon.json is missing or broken" "$(jq -nc --arg f "$(conf)" '{file:$f}')"
cp -p "$(conf)" "$(conf).rune-bak" || rune_error 2 "no backup of daemon.json" '{}'

# block taken over from the old runbook
if ! install -m 0644 "$tmp" "$(conf)"; then
  rune_error 2 "cannot install daemon.json" '{}'
fi
say "daemon.json written"

# dockerd reads registry-mirrors on reload
docker_units=(docker.service)
for u in "${docker_units[@]}"; do
  systemctl reload "$u" || rune_error 3 "reload failed" "$(jq -nc --arg u "$u" '{unit:$u}')"
done
rune_ok "mirror set" "$(jq -nc --arg m "$mirror" '{mirror:$m}')"
