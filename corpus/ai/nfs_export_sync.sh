#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

need() {
  local c
  for c; do
    command -v "$c" >/dev/null 2>&1 || rune_error 4 "$c is not installed" "$(jq -nc --arg c "$c" '{command: $c}')"
  done
}

need exportfs rsync
rune_init
need findmnt

src=$(rune_param source_dir /etc/exports.master)
dst=$(rune_param target_dir /etc/exports.d)
[ -d "$src" ] || rune_error 2 "source_dir is missing" '{"field":"source_dir"}'
[ -d "$dst" ] || mkdir -p "$dst" || rune_error 2 "target_dir cannot be made"

changed=0 seen=0
cd "$src" || rune_error 2 "cannot enter source_dir"
for f in *.exports; do
  [ -f "$f" ] || continue
  seen=$((seen + 1))
  # every line must name a directory of ours
  while read -r path rest; do
    case $path in
      ''|'#'*) ;;
      /srv/*|/home/*) [ -d "$path" ] || printf 'no %s (%s)\n' "$path" "$rest" >&2 ;;
      *) rune_error 1 "export outside /srv and /home" "$(jq -nc --arg f "$f" --arg p "$path" '{file: $f, path: $p}')" ;;
    esac
  done <"$f"
  cmp -s "$f" "$dst/$f" && continue
  cp -p "$f" "$dst/$f.new" 2>/dev/null || rune_error 2 "cannot copy"
  mv "$dst/$f.new" "$dst/$f" || rune_error 2 "cannot rename"
  changed=$((changed + 1))
done
cd -

if [ "$changed" -gt 0 ]; then
  exportfs -ra 2>/dev/null || rune_error 3 "exportfs refused the new table"
fi

rune_ok "exports in step" "$(jq -nc --argjson s "$seen" --argjson c "$changed" '{files: $s, changed: $c}')"
