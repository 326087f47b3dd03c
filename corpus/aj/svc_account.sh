#!/bin/bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

# Creates or updates a local service account. Idempotent.

account=$(rune_param account "")
nologin=$(type -P nologin || echo /usr/sbin/nologin)
shell=$(rune_param shell "$nologin")
password=$(rune_param password "")

case $account in
  "") rune_error 1 "Missing required parameter: account" '{"missing":["account"]}' ;;
  *[!a-z0-9_-]* | [0-9-]*) rune_error 1 "Account name is not allowed" "$(jq -nc --arg a "$account" '{account: $a}')" ;;
esac

shell_known=no
mapfile -t known_shells < <(grep '^/' /etc/shells 2>/dev/null || true)
for line in "${known_shells[@]}" "$nologin"; do
  [[ $line == "$shell" ]] && shell_known=yes
done
if [[ $shell_known == no ]]; then
  rune_error 1 "Shell is not listed in /etc/shells" "$(jq -nc --arg s "$shell" '{shell: $s}')"
fi

changed=()

if getent passwd "$account" >/dev/null; then
  IFS=: read -r _ _ uid _ _ home current < <(getent passwd "$account") || rune_error 100 "Account vanished" '{}'
  if [[ $current != "$shell" ]]; then
    usermod --shell "$shell" -- "$account" >&2 || rune_error 2 "usermod failed" '{"step":"shell"}'
    changed+=(shell)
  fi
else
  useradd --system --create-home --shell "$shell" -- "$account" >&2 || rune_error 2 "useradd failed" '{"step":"create"}'
  changed+=(created)
  uid=$(id -u "$account") || rune_error 100 "Account is not there after useradd" '{}'
  home=$(getent passwd "$account" | cut -d: -f6) || home=""
fi

if [[ -n $password ]]; then
  if ! printf '%s:%s\n' "$account" "$password" | chpasswd 2>/dev/null; then
    rune_error 3 "chpasswd refused the new value" "$(jq -nc --arg a "$account" '{account: $a}')"
  fi
  changed+=(password)
  has_password=true
else
  has_password=false
fi

rune_ok "Account is in place" "$(
  jq -nc --arg a "$account" --arg u "$uid" --arg h "$home" --argjson p "$has_password" --args \
    '{account: $a, uid: $u, home: $h, has_password: $p, changed: $ARGS.positional}' "${changed[@]}"
)"
