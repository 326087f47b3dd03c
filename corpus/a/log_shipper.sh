#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

command -v scp >/dev/null 2>&1 || exit $?

DIR=$(rune_param directory "/var/log/app")
REMOTE=$(rune_param remote "loghost:/srv/incoming")

if [[ ! -d "$DIR" ]]; then
  rune_error 2 "directory is missing" "$(jq -nc --arg d "$DIR" '{directory:$d}')"
fi

shopt -s nullglob
files=("$DIR"/*.log.gz)

printf '%s\n' "${files[@]}" | while IFS= read -r f; do
  if scp -q "$f" "$REMOTE" </dev/null >&2; then
    rune_out "last_shipped=$f"
    rm -f -- "$f"
  else
    rune_err 3 "some files were not shipped"
  fi
done

errors=$(cat "$DIR/current.log" 2>/dev/null | grep -c ERROR)
rune_out "errors=$errors"
rune_out "candidates=${#files[@]}"
rune_finish "shipping done"
