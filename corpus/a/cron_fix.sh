#!/usr/bin/env bash
# Repairs a drop-in under /etc/cron.d: owner, mode, trailing newline, bad lines.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

NAME=$(rune_param name "")
COMMAND=$(rune_param command "/usr/local/sbin/nightly")

if [[ ! $NAME =~ ^[A-Za-z0-9_-]+$ ]]; then
  rune_error 1 "name must be a plain cron.d file name" '{"invalid":["name"]}'
fi

FILE=/etc/cron.d/$NAME
TMP=$(mktemp)
trap 'rm -f "$TMP"' EXIT

if [[ ! -e $FILE ]]; then
  cat >"$TMP" <<EOF
# written by RUNE, do not edit {managed: "$NAME"}
SHELL=/bin/bash
17 3 * * * root $COMMAND
EOF
  CREATED=true
  bad=0
else
  CREATED=false
  bad=0
  while IFS= read -r line || [[ -n $line ]]; do
    case "$line" in
      '' | '#'* | *=*) printf '%s\n' "$line" >>"$TMP" ;;
      *)
        read -r -a words <<<"$line"
        if ((${#words[@]} < 7)); then
          bad=$((bad + 1))
          printf '# disabled: %s\n' "$line" >>"$TMP"
        else
          printf '%s\n' "$line" >>"$TMP"
        fi
        ;;
    esac
  done <"$FILE"
fi

if ! install -o root -g root -m 0644 "$TMP" "$FILE" 2>/dev/null; then
  rune_error 2 "cannot write the cron file" "$(jq -nc --arg f "$FILE" '{file:$f}')"
fi

if ! systemctl reload cron >/dev/null 2>&1; then
  echo "cron does not reload; it reads cron.d by itself" >&2
fi

rune_ok "cron file repaired" "$(jq -nc --arg f "$FILE" --argjson c "$CREATED" --argjson b "$bad" '{file:$f, created:$c, disabled_lines:$b}')"
