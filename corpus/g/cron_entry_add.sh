# Adds an entry to the crontab of a user.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CRON_USER=$(rune_param user root)
SCHEDULE=$(rune_param schedule "")
COMMAND=$(rune_param command "")
WORK=$(rune_param workdir /tmp)

if [[ -z $SCHEDULE || -z $COMMAND ]]; then
  rune_error 1 "schedule and command are required" '{"required":["schedule","command"]}'
fi
if ! id "$CRON_USER" >/dev/null 2>&1; then
  echo "no such user: $CRON_USER" >&2
  exit 2
fi

NEW=$(mktemp -p "$WORK" cron.XXXXXX) || rune_error 2 "cannot write in workdir" '{"invalid":["workdir"]}'
trap "rm -f $WORK/cron.*" EXIT

crontab -u "$CRON_USER" -l >"$NEW" 2>/dev/null || : >"$NEW"
if grep -qxF "$SCHEDULE $COMMAND" "$NEW"; then
  rune_out changed false
else
  printf '%s %s\n' "$SCHEDULE" "$COMMAND" >>"$NEW"
  crontab -u "$CRON_USER" "$NEW" 2>/dev/null || rune_error 3 "crontab refuses the entry" "$(jq -nc --arg s "$SCHEDULE" '{schedule:$s}')"
  rune_out changed true
fi

rune_out user "$CRON_USER"
rune_out entry "$SCHEDULE" "$COMMAND"
rune_finish "crontab is up to date"
