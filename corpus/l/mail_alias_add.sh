#!/usr/bin/env bash
# add or change one line of /etc/aliases
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
alias_name=$(rune_param alias "") target=$(rune_param target "")
file=/etc/aliases
[[ $alias_name =~ ^[a-z0-9._-]+$ ]] || rune_error 1 "alias: bad name" "$(jq -nc --arg a "$alias_name" '{alias:$a}')"
if [[ $target != *@* ]] && ! getent passwd "$target" >/dev/null; then
  echo "ERROR: target $target is neither an address nor a local user"
  exit 1
fi

exec 9>>/run/lock/aliases.lock || rune_error 2 "no lock file" '{}'
flock -w 10 9 || rune_error 3 "aliases are being edited" '{"lock":"/run/lock/aliases.lock"}'
old=$(awk -F: -v a="$alias_name" '$1 == a { sub(/^[ \t]+/, "", $2); print $2; exit }' "$file") || rune_error 4 "no alias file" '{}'
if [[ $old == "$target" ]]; then rune_ok_kv "unchanged" "alias=$alias_name" "target=$old"; fi
cp -p "$file" "$file.bak" || rune_error 2 "cannot keep a copy" '{}'
{ grep -v "^$alias_name:" "$file.bak" || true; printf '%s: %s\n' "$alias_name" "$target"; } >"$file"
newaliases >/dev/null
rune_ok "alias written" "$(jq -nc --arg a "$alias_name" --arg t "$target" --arg o "$old" '{alias:$a, target:$t, was:$o}')"
