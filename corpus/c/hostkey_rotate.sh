#!/usr/bin/env bash
#
# New ssh host keys for this machine
#
set -euo pipefail
umask 077
source /opt/rune/lib/rune_bpcs.sh
rune_init

bits="$(rune_param bits "3072")"
case "$bits" in
  3072|4096) ;;
  *) echo "bits must be 3072 or 4096" >&2; exit 1 ;;
esac

stamp=$(date +%Y%m%d)
mkdir -p "/etc/ssh/old-$stamp"

pushd /etc/ssh >/dev/null || rune_error 2 "no /etc/ssh" '{"step":"pushd"}'
for f in ssh_host_rsa_key ssh_host_ed25519_key; do
  if [[ -f $f ]]; then
    mv "$f" "$f.pub" "old-$stamp/" || rune_error 2 "cannot move old keys" "$(jq -nc --arg f "$f" '{file:$f}')"
  fi
done
ssh-keygen -q -t rsa -b "$bits" -N '' -f ssh_host_rsa_key >&2 || rune_error 3 "ssh-keygen failed" '{"type":"rsa"}'
ssh-keygen -q -t ed25519 -N '' -f ssh_host_ed25519_key >&2 || rune_error 3 "ssh-keygen failed" '{"type":"ed25519"}'
popd

systemctl restart sshd

ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub || true
rune_ok_kv "Host keys rotated" "bits=$bits" "old_dir=/etc/ssh/old-$stamp"
