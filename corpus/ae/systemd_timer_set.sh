#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
[[ $EUID -eq 0 ]] || rune_error 4 "must run as root"
rune_init

U=$(rune_param unit ""); CAL=$(rune_param calendar daily); RND=$(rune_param jitter 5m)
[[ $U =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "bad unit"
systemd-analyze calendar "$CAL" >/dev/null 2>&1 || rune_error 1 "bad calendar: $CAL"
[[ -f /etc/systemd/system/$U.service ]] || rune_error 2 "no $U.service"

F=/etc/systemd/system/$U.timer
cat >"$F.new" <<EOT || rune_error 3 "cannot write $F.new"
[Unit]
Description=timer of $U
[Timer]
OnCalendar=$CAL
Persistent=true
RandomizedDelaySec=$RND
[Install]
WantedBy=timers.target
EOT
mv "$F.new" "$F" || rune_error 3 "cannot install $F"
systemctl daemon-reload || rune_error 3 "daemon-reload failed"
systemctl enable --now "$U.timer" 2>/dev/null || rune_error 3
NEXT=$(systemctl show -P NextElapseUSecRealtime "$U.timer") || NEXT=unknown
rune_ok_kv "timer set" "unit=$U" "next=$NEXT"
