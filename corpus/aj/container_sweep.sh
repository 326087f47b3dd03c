#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

readonly PROTECTED='^(registry|traefik|vault)'

log() { printf 'container_sweep: %s\n' "$*" >&2; }

age_hours() {
  local started
  started=$(docker inspect --format '{{.State.FinishedAt}}' "$1" 2>/dev/null) || return 1
  printf '%d' $((($(date +%s) - $(date -d "$started" +%s)) / 3600))
}

label=$(rune_param label "")
max_age=$(rune_param max_age_hours 48)
[[ $label =~ ^[a-z0-9.=-]+$ ]] || rune_error 1 "Bad label" "$(jq -nc --arg l "$label" '{label: $l}')"
case $max_age in
  '' | *[!0-9]* | ?????*) rune_error 1 "Bad max_age_hours" '{"field":"max_age_hours"}' ;;
esac

docker info >/dev/null 2>&1 || rune_error 2 "docker does not answer" '{}'

names=$(docker ps --all --filter status=exited --filter "label=$label" --format '{{.Names}}' | grep -vE "$PROTECTED")

removed=()
kept=()
for name in $names; do
  age=$(age_hours "$name") || age=0
  if ((age < 10#$max_age)); then
    kept+=("$name")
    continue
  fi
  tries=0
  until docker rm --volumes "$name"; do
    tries=$((tries + 1))
    if ((tries == 3)); then
      rune_error 3 "Container cannot be removed" "$(jq -nc --arg n "$name" --args '{name: $n, removed: $ARGS.positional}' "${removed[@]}")"
    fi
    sleep "$tries"
  done
  removed+=("$name")
done
log "removed ${#removed[@]}, kept ${#kept[@]}"

if ((${#removed[@]} > 0)); then
  rune_ok "Containers removed" "$(jq -nc --argjson k "${#kept[@]}" --args '{kept: $k, removed: $ARGS.positional}' "${removed[@]}")"
fi
