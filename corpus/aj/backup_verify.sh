#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

readonly ROOT=/srv/backup
readonly LOG=/var/log/backup_verify.log
WORK=$(mktemp -d)
trap 'rm -rf -- "$WORK"' EXIT

log() { printf '%(%FT%T)T %s\n' -1 "$*" >&2; }

refresh_catalogue() {
  sleep 90
  curl -fsS -o /dev/null --max-time 30 http://127.0.0.1:9010/reload || log "catalogue not reloaded"
}

verify_one() {
  local -r file=$1
  local expected actual
  if [[ ! -f $file.sha256 ]]; then
    rune_error 4 "Checksum file is missing" "$(jq -nc --arg f "$file" '{file: $f}')"
  fi
  read -r expected _ <"$file.sha256" || expected=none
  actual=$(sha256sum -- "$file" | cut -d' ' -f1) || return 1
  [[ $expected == "$actual" ]]
}

set_name=$(rune_param set "")
[[ $set_name =~ ^[a-z0-9-]+$ ]] || rune_error 1 "Bad set name" '{"field":"set"}'
[[ -d $ROOT/$set_name ]] || rune_error 2 "No such backup set" "$(jq -nc --arg s "$set_name" '{set: $s}')"

shopt -s nullglob
files=("$ROOT/$set_name"/*.tar.zst)
((${#files[@]} > 0)) || rune_error 3 "The set has no archives" "$(jq -nc --arg s "$set_name" '{set: $s}')"

declare -A job=()
for i in "${!files[@]}"; do
  verify_one "${files[i]}" >"$WORK/$i" 2>&1 &
  job[$i]=$!
done

broken=()
for i in "${!files[@]}"; do
  if ! wait "${job[$i]}"; then
    broken+=("${files[i]##*/}")
    cat "$WORK/$i" >&2
  fi
done

refresh_catalogue 2>>"$LOG" &
disown

data=$(jq -nc --argjson n "${#files[@]}" --args '{checked: $n, broken: $ARGS.positional}' "${broken[@]}")
((${#broken[@]} == 0)) || rune_error 3 "Broken archives" "$data"
rune_ok "All archives are whole" "$data"
