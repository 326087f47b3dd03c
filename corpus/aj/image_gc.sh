#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

log() { printf 'ts=%(%FT%TZ)T %s\n' -1 "$*" >&2; }

preflight() {
  local tool
  for tool in "$@"; do
    if ! command -v "$tool" >/dev/null; then
      rune_error 2 "Tool is not installed" "$(jq -nc --arg t "$tool" '{tool: $t}')"
    fi
  done
}

in_registry() {
  docker exec -i registry "$@"
}

preflight docker skopeo jq
rune_init

keep=$(rune_param keep 10)
repo=$(rune_param repository "")
[[ $keep =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be 1 to 99" '{"field":"keep"}'
[[ $repo =~ ^[a-z0-9/_-]+$ ]] || rune_error 1 "Bad repository" "$(jq -nc --arg r "$repo" '{repository: $r}')"

mapfile -t tags < <(
  skopeo list-tags --no-creds "docker://localhost:5000/$repo" 2>/dev/null | jq -r '.Tags[]? | select(test("^build-[0-9]+$"))' | sort -t- -k2,2n
)
surplus=$((${#tags[@]} - keep))
if ((surplus <= 0)); then
  rune_ok "Nothing to collect" "$(jq -nc --argjson n "${#tags[@]}" '{tags: $n, deleted: 0}')"
fi

deleted=0
for tag in "${tags[@]:0:surplus}"; do
  if skopeo delete "docker://localhost:5000/$repo:$tag" >&2; then
    deleted=$((deleted + 1))
  else
    log "tag=$tag result=kept"
  fi
done

if ! in_registry registry garbage-collect --delete-untagged /etc/docker/registry/config.yml >/dev/null; then
  rune_error 3 "Garbage collection failed" "$(jq -nc --argjson d "$deleted" '{deleted: $d}')"
fi
rune_ok "Collected" "$(jq -nc --argjson n "${#tags[@]}" --argjson d "$deleted" '{tags: $n, deleted: $d}')"
