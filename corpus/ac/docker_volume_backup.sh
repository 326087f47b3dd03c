#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

volume=$(rune_param volume "")
target=$(rune_param target_dir /srv/backup/volumes)
keep=$(rune_param keep 7)
stop=$(rune_param stop_containers false)

[[ $volume =~ ^[a-zA-Z0-9][a-zA-Z0-9_.-]+$ ]] || rune_error 1 "volume is missing or malformed"
[[ $keep =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be 1 to 99"
docker info >/dev/null 2>&1 || rune_error 2 "docker daemon does not answer"
docker volume inspect "$volume" >/dev/null 2>&1 || rune_error 2 "volume does not exist"
mkdir -p -- "$target" 2>/dev/null || rune_error 4 "target directory cannot be created"

declare -a stopped=()
emitted=0

ok()   { emitted=1; rune_ok "$@"; }
fail() { emitted=1; rune_error "$@"; }

on_exit() {
  local rc=$?
  local c
  for c in "${stopped[@]}"; do
    docker start "$c" >/dev/null || echo "container $c did not start again" >&2
  done
  [[ -z ${part:-} ]] || rm -f -- "$part"
  if (( emitted == 0 )); then
    emitted=1
    rune_error 100 "backup ended unexpectedly" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
  fi
}
trap on_exit EXIT

stamp=$(date -u +%Y%m%dT%H%M%SZ)
final=$target/$volume-$stamp.tar.zst
part=$final.part

if [[ $stop == true ]]; then
  users=$(docker ps -q --filter "volume=$volume") || fail 2 "containers cannot be listed"
  while IFS= read -r id; do
    [[ -n $id ]] || continue
    if docker stop --time 30 "$id" >/dev/null; then
      stopped+=("$id")
    else
      fail 3 "container could not be stopped" "$(jq -nc --arg c "$id" '{container:$c}')"
    fi
  done <<<"$users"
fi

if ! docker run --rm --network none -v "$volume:/data:ro" alpine:3 tar -C /data -cf - . </dev/null | zstd -q -T0 >"$part"; then
  fail 3 "archive could not be written"
fi
zstd -q -t "$part" 2>/dev/null || fail 3 "archive is damaged"
mv -- "$part" "$final" || fail 3 "archive could not be renamed"

removed=0
while IFS= read -r -d '' f; do
  if rm -f -- "$f"; then removed=$((removed + 1)); fi
done < <(find "$target" -maxdepth 1 -type f -name "$volume-*.tar.zst" -print0 | sort -zr | tail -z -n "+$((keep + 1))")

bytes=$(stat -c %s -- "$final") || fail 100 "archive vanished"
ok "volume saved" "$(jq -nc --arg f "$final" --argjson b "$bytes" --argjson r "$removed" '{archive:$f, bytes:$b, removed:$r}')"
