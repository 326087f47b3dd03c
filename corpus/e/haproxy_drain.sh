#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

SOCK=$(rune_param socket /run/haproxy/admin.sock)
BACKEND=$(rune_param backend "")
SERVER=$(rune_param server "")
STATE=$(rune_param state drain)

die() {
  local code=$1 msg=$2
  shift 2
  rune_error "$code" "$msg" "${1:-"{}"}"
}

[[ -S $SOCK ]] || die 4 "admin socket is missing"
[[ $BACKEND =~ ^[A-Za-z0-9_.-]+$ && $SERVER =~ ^[A-Za-z0-9_.-]+$ ]] || die 1 "backend and server are required"
case "$STATE" in ready | drain | maint) : ;; *) die 1 "bad state" '{"allowed":["ready","drain","maint"]}' ;; esac

hap() { socat - "UNIX-CONNECT:$SOCK" <<<"$1"; }

reply=$(hap "set server $BACKEND/$SERVER state $STATE") || die 2 "socat failed"
if grep -q -i 'no such' <<<"$reply"; then
  die 3 "haproxy does not know this server" "$(jq -nc --arg r "$reply" '{reply:$r}')"
fi

sessions=$(hap "show stat" | awk -F, -v b="$BACKEND" -v s="$SERVER" '$1 == b && $2 == s { print $5 }') || sessions=
: "${sessions:=unknown}"

rune_ok_kv "state set" "backend=$BACKEND" "server=$SERVER" "state=$STATE" "sessions=$sessions"
