#!/bin/bash
# versionlock add/del/list for RHEL 8+
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

action=$(rune_param action list)
pkg=$(rune_param package "")

case $action in
    add|delete)
        [ -n "$pkg" ] || rune_error 1 "package is required for $action"
        if [[ ! $pkg =~ ^[A-Za-z0-9][A-Za-z0-9._+:-]*$ ]]; then
            rune_error 1 "package name contains characters that dnf does not accept"
        fi
        ;;
    list) ;;
    *) rune_error 1 "action must be add, delete or list" ;;
esac

rpm -q python3-dnf-plugin-versionlock >/dev/null 2>&1 ||
    rune_error 4 "versionlock plugin is not installed" '{"package":"python3-dnf-plugin-versionlock"}'

locked() {
    dnf -q -C versionlock list 2>/dev/null | awk 'NF == 1 && !/^Last metadata/'
}

before=$(locked) || rune_error 2 "cannot read the lock list"

if [ "$action" = list ]; then
    doc=$(jq -Rnc '{locks: [inputs | select(length > 0)]}' <<<"$before")
    rune_ok "lock list" "$doc"
fi

present=no
while IFS= read -r entry; do
    name=${entry%-*}; name=${name%-*}; name=${name#*:}
    if [ "$name" = "$pkg" ] || [ "$entry" = "$pkg" ]; then
        present=yes
    fi
done <<<"$before"

if [ "$action" = add ] && [ "$present" = yes ]; then
    rune_ok_kv "already locked" "package=$pkg" "changed=no"
elif [ "$action" = delete ] && [ "$present" = no ]; then
    rune_ok_kv "not locked" "package=$pkg" "changed=no"
fi

errlog=$(mktemp)
trap 'rm -f "$errlog"' EXIT

rc=0
(
    flock -w 120 9 || exit 75
    dnf -q -y versionlock "$action" "$pkg" >&2 2>"$errlog"
) 9>/run/lock/rune-dnf.lock || rc=$?

case $rc in
    0) rune_ok_kv "versionlock $action done" "package=$pkg" "changed=yes" ;;
    75) rune_error 3 "another run holds the dnf lock" ;;
esac
cat "$errlog" >&2
rune_error 3 "dnf versionlock $action failed" \
    "$(jq -nc --arg p "$pkg" --rawfile e "$errlog" '{package: $p, stderr: $e[0:2000]}')"
