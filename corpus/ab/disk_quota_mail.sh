#!/bin/bash
# Lists users over their quota and writes a mail to each of them.
set -euo pipefail
SCRIPTDIR="$(dirname "$0")"
source "$SCRIPTDIR/rune_bpcs.sh"
rune_init

FILESYSTEM="$(rune_param filesystem /home)"
TEMPFILE="$(mktemp)"
trap 'rm -f "$TEMPFILE"' EXIT

if ! mountpoint -q "$FILESYSTEM"; then
  echo "ERROR: $FILESYSTEM is not a mounted file system"
  exit 4
fi
if ! repquota -u "$FILESYSTEM" > "$TEMPFILE" 2>/dev/null; then
  rune_error 10 "Quotas are not switched on" "$(jq -nc --arg f "$FILESYSTEM" '{filesystem:$f}')"
fi

MAILED=0
while read -r USERNAME FLAGS USED SOFT HARD REST; do
  case "$FLAGS" in
    +*)
      if printf 'You use %s of %s KiB on %s.\n' "$USED" "$SOFT" "$FILESYSTEM" | mail -s "Quota" "$USERNAME"; then
        MAILED=$((MAILED + 1))
      else
        echo "no mail to $USERNAME (hard limit $HARD, $REST)" >&2
      fi
      ;;
  esac
done < "$TEMPFILE"
rune_ok "Quota mails" "$(jq -nc --argjson n "$MAILED" '{mailed:$n}')"
