#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

pkg=$(rune_param package "")
op=$(rune_param op add)
[[ $pkg =~ ^[A-Za-z0-9._+-]+$ ]] || rune_error 1 "Bad package name" "$(jq -nc --arg p "$pkg" '{package:$p}')"
case $op in add|delete) ;; *) rune_error 1 "op must be add or delete" '{"allowed":["add","delete"]}' ;; esac
command -v dnf >/dev/null || rune_error 4 "no dnf here" '{}'

locks() { dnf -q versionlock list </dev/null 2>/dev/null | sed -e '/^#/d' -e '/^$/d'; }
has()   { locks | grep -F -- "$pkg"; }

if [[ $op == add ]] && has; then
  rune_ok "already locked" "$(jq -nc --arg p "$pkg" '{package:$p, changed:false}')"
fi

dnf -y -q versionlock "$op" "$pkg" </dev/null >&2 || rune_error 3 "dnf versionlock $op failed" "$(jq -nc --arg p "$pkg" '{package:$p}')"

left=$(locks | grep -cF -- "$pkg")
rune_ok "versionlock $op done" "$(jq -nc --arg p "$pkg" --argjson n "$left" '{package:$p, changed:true, locks:$n}')"
