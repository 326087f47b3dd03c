#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

readonly TRIES=4
readonly BUCKET=s3://ops-log-archive

log() { printf 'ts=%(%FT%TZ)T %s\n' -1 "$*" >&2; }

push() {
  local -r src=$1 dest=$2
  local n
  for ((n = 1; n < TRIES; n++)); do
    if aws s3 cp --only-show-errors "$src" "$dest" >&2; then
      return 0
    fi
    log "upload try=$n failed, waiting"
    sleep $((2 ** n))
  done
  aws s3 cp --only-show-errors "$src" "$dest" >&2
}

service=$(rune_param service "")
day=$(rune_param day "$(date -d yesterday +%F)")
[[ $service =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "Bad service name" '{"field":"service"}'
[[ $day =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || rune_error 1 "Bad day" '{"field":"day","form":"YYYY-MM-DD"}'

mapfile -d '' -t files < <(find "/var/log/$service" -name "*$day*" -type f -print0 2>/dev/null)
if ((${#files[@]} == 0)); then
  rune_error 2 "No logs for that day" "$(jq -nc --arg s "$service" --arg d "$day" '{service: $s, day: $d}')"
fi

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
bundle=$work/$service-$day.tar.gz

log "bundling ${#files[@]} files of {$service}"
if ! tar -czvf "$bundle" --ignore-failed-read -- "${files[@]}"; then
  rune_error 2 "tar failed" "$(jq -nc --arg b "$bundle" '{bundle: $b}')"
fi

push "$bundle" "$BUCKET/$(hostname -s)/${bundle##*/}"

bytes=$(stat -c %s "$bundle")
rune_ok "Logs shipped" "$(jq -nc --arg s "$service" --argjson n "${#files[@]}" --argjson b "$bytes" '{service: $s, files: $n, bytes: $b}')"
