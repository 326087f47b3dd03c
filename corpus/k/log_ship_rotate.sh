#!/usr/bin/env bash
# Ships rotated logs to the archive host and removes what has arrived
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

src=$(rune_param source_dir /var/log/app)
dest=$(rune_param destination archive.internal::logs)
compress=$(rune_param compress true)
[[ -d $src ]] || rune_error 2 "source_dir does not exist" "$(jq -nc --arg s "$src" '{source_dir: $s}')"
[[ $dest =~ ^[a-z0-9.-]+::[a-z]+$ ]] || rune_error 1 "destination is an rsync module" '{"example":"host::module"}'

LOG=/var/log/rune-log-ship.log
flags=(--archive --remove-source-files --timeout=60)
[[ $compress == true ]] && flags+=(--compress)

shipped=0
{
  printf '== %s %s -> %s\n' "$(date -Is)" "$src" "$dest"
  shopt -s nullglob
  files=("$src"/*.log.[0-9]* "$src"/*.log-*)
  if ((${#files[@]} == 0)); then
    echo "nothing to ship"
  else
    rc=0
    timeout 900 rsync "${flags[@]}" -- "${files[@]}" "$dest/$(hostname -s)/" || rc=$?
    case $rc in
      0) shipped=${#files[@]} ;;
      124) late=yes ;;
      *) rune_error 3 "rsync failed" "$(jq -nc --argjson rc "$rc" '{rsync_status: $rc}')" ;;
    esac
  fi
} >>"$LOG" 2>&1

if [[ -n ${late:-} ]]; then
  rune_error 124 "rsync ran into the timeout" "$(jq -nc --arg l "$LOG" '{log: $l}')"
fi
rune_ok "Logs shipped" "$(jq -nc --argjson n "$shipped" --arg d "$dest" '{files: $n, destination: $d}')"
