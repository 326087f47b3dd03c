#!/usr/bin/env bash
# cron_dropin: manage one file in /etc/cron.d
set -euo pipefail

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${HERE}/rune_bpcs.sh"
rune_init

NAME="$(rune_param name "")"
SCHEDULE="$(rune_param schedule "")"
COMMAND="$(rune_param command "")"
RUNAS="$(rune_param user root)"
MAILTO="$(rune_param mailto "")"
ENABLED="$(rune_param enabled true)"
CRON_DIR=/etc/cron.d

# cron ignores files with a dot in their name
[[ "$NAME" =~ ^[A-Za-z0-9_-]+$ ]] || rune_error_kv 1 "Invalid name" "name=$NAME"
[[ "$SCHEDULE" =~ ^(@[a-z]+|[0-9*/,-]+( [0-9*/,A-Za-z-]+){4})$ ]] || rune_error_kv 1 "Invalid schedule" "schedule=$SCHEDULE"
[[ -n "$COMMAND" && "$COMMAND" != *$'\n'* ]] || rune_error_kv 1 "Invalid command" "name=$NAME"
id -u -- "$RUNAS" >/dev/null 2>&1 || rune_error_kv 2 "No such user" "user=$RUNAS"

render() {
  printf '# managed by RUNE, do not edit\n'
  printf 'SHELL=/bin/bash\n'
  printf '%s %s %s\n' "$SCHEDULE" "$RUNAS" "$COMMAND"
  [[ -n "$MAILTO" ]] && printf '# problems to: %s\n' "$MAILTO"
}

TARGET="$CRON_DIR/$NAME"

if [[ "$ENABLED" != true ]]; then
  rm -f "$TARGET"
  rune_ok_kv "Cron entry removed" "file=$TARGET"
fi

NEW="$(mktemp)"
trap 'rm -f "$NEW"' EXIT
render >"$NEW"

if cmp -s "$NEW" "$TARGET"; then
  rune_ok_kv "Cron entry unchanged" "file=$TARGET"
fi
install -o root -g root -m 0644 "$NEW" "$TARGET" || rune_error_kv 2 "Cannot write the cron entry" "file=$TARGET"
rune_ok_kv "Cron entry written" "file=$TARGET"
