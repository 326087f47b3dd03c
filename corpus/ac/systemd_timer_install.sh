#!/usr/bin/env bash
# Install a oneshot service with a timer for one of the approved maintenance jobs.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
exec 4>&1 1>&2

finish_error() { rune_error "$@" >&4; }

job=$(rune_param job "")
calendar=$(rune_param on_calendar daily)
jitter=$(rune_param jitter_sec 300)

declare -A approved=(
  [logclean]=/usr/local/sbin/logclean
  [fstrim-all]=/usr/local/sbin/fstrim-all
  [aide-check]=/usr/local/sbin/aide-check
)

[[ -n $job ]] || finish_error 1 "job is required"
exe=${approved[$job]:-}
[[ -n $exe ]] || finish_error 1 "job is not approved" "$(jq -nc '{approved:$ARGS.positional}' --args "${!approved[@]}")"
[[ $jitter =~ ^(0|[1-9][0-9]{0,4})$ ]] || finish_error 1 "jitter_sec must be a number"
systemd-analyze calendar "$calendar" || finish_error 1 "on_calendar is not understood by systemd" "$(jq -nc --arg c "$calendar" '{on_calendar:$c}')"
[[ -x $exe ]] || finish_error 4 "program of the job is not installed" "$(jq -nc --arg e "$exe" '{program:$e}')"

unit=rune-$job
dir=/etc/systemd/system
stage=$(mktemp -d)
trap 'rm -rf -- "$stage"' EXIT

cat >"$stage/$unit.service" <<UNIT
[Unit]
Description=RUNE job $job
[Service]
Type=oneshot
ExecStart=$exe
Nice=10
UNIT
cat >"$stage/$unit.timer" <<UNIT
[Unit]
Description=Timer of RUNE job $job
[Timer]
OnCalendar=$calendar
RandomizedDelaySec=$jitter
Persistent=true
[Install]
WantedBy=timers.target
UNIT

systemd-analyze verify "$stage/$unit.service" || echo "verify has remarks, see above"

changed=false
for f in "$unit.service" "$unit.timer"; do
  cmp -s -- "$stage/$f" "$dir/$f" && continue
  install -v -m 0644 -- "$stage/$f" "$dir/$f" || finish_error 2 "unit could not be installed" "$(jq -nc --arg f "$f" '{unit:$f}')"
  changed=true
done

if [[ $changed == true ]]; then
  systemctl daemon-reload || finish_error 3 "daemon-reload failed"
fi
systemctl enable --now "$unit.timer" || finish_error 3 "timer could not be enabled"

next=$(systemctl show -p NextElapseUSecRealtime --value "$unit.timer") || next=
exec 1>&4 4>&-
rune_ok "Timer installed" "$(jq -nc --arg u "$unit.timer" --arg n "$next" --argjson c "$changed" '{timer:$u, next:$n, changed:$c}')"
