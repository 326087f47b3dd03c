#!/usr/bin/env bash
# hosts.toml for a registry mirror of containerd
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init
reg=$(rune_param registry docker.io); mirror=$(rune_param mirror ''); restart=$(rune_param restart false)
[[ $reg =~ ^[a-z0-9.:-]+$ ]] || rune_error 1 'bad registry' '{"field":"registry"}'
[[ $mirror =~ ^https?://[a-z0-9.:-]+$ ]] || rune_error 1 'mirror must be a URL' '{"field":"mirror"}'
d=/etc/containerd/certs.d/$reg
mkdir -p "$d"
path=$(grep -E '^[[:space:]]*config_path' /etc/containerd/config.toml 2>/dev/null | head -1 | cut -d'"' -f2)
[[ $path == /etc/containerd/certs.d ]] || rune_error 4 'config_path is another directory' "$(jq -nc --arg p "$path" '{config_path:$p}')"
cat >"$d/hosts.toml.new" <<TOML
server = "https://$reg"

[host."$mirror"]
  capabilities = ["pull", "resolve"]
  skip_verify = false
TOML
if cmp -s "$d/hosts.toml.new" "$d/hosts.toml"; then rm -f "$d/hosts.toml.new"; rune_ok_kv unchanged "registry=$reg" "mirror=$mirror"; fi
mv -f "$d/hosts.toml.new" "$d/hosts.toml" || rune_error 2 'cannot replace hosts.toml' "$(jq -nc --arg d "$d" '{dir:$d}')"
if ! timeout 60 crictl pull -q "$reg/library/busybox:latest" &>/dev/null; then rune_error 3 'test pull failed' "$(jq -nc --arg m "$mirror" '{mirror:$m}')"; fi
[[ $restart == true ]] || rune_ok_kv written "registry=$reg" "mirror=$mirror"
exec systemctl restart containerd
