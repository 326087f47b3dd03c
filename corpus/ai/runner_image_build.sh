#!/usr/bin/env bash
# build the image that CI jobs run in
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ctx=$(rune_param context_dir /srv/ci/images/base)
tag=$(rune_param tag "$(date +%Y.%m.%d)")
push=$(rune_param push false)
registry=registry.example.net/ci/base
log=/var/log/ci/build-$tag.log

case $tag in
  ''|[.-]*|*[!A-Za-z0-9._-]*) rune_error 1 "tag: not a docker tag" '{"field":"tag"}' ;;
esac
if ! cd "$ctx" >/dev/null 2>&1; then
  rune_error 2 "context_dir is missing" "$(jq -nc --arg c "$ctx" '{path: $c}')"
fi
mkdir -p "${log%/*}"

cat >Dockerfile.generated <<'DOCKER' || rune_error 2 "context_dir is not writable"
FROM debian:bookworm-slim
ARG TAG
LABEL build.tag="${TAG}" build.info="{\"tag\":\"${TAG}\"}"
RUN set -x; apt-get update && apt-get install -y git curl jq && echo done
ENTRYPOINT ["/bin/bash", "-c"]
DOCKER

st=(0 0)
docker build --pull --build-arg "TAG=$tag" -f Dockerfile.generated -t "$registry:$tag" . 2>&1 </dev/null |
  tee -a "$log" >/dev/null || st=("${PIPESTATUS[@]}")

if ((st[0] != 0)); then
  excerpt=$(tail -n 15 "$log")
  rune_error 3 "build failed" "$(jq -nc --arg l "$excerpt" --argjson s "${st[0]}" '{status: $s, log: $l}')"
fi

id=$(docker image inspect --format '{{.Id}}' "$registry:$tag" 2>/dev/null) || rune_error 3 "built image is not there"
size=$(docker image inspect --format '{{json .Size}}' "$registry:$tag" 2>/dev/null) || size=0
layers=$(docker history -q "$registry:$tag" 2>/dev/null | wc -l) || layers=0

pushed=false
if [[ $push == true ]]; then
  for i in 1 2 3; do
    docker push "$registry:$tag" >>"$log" 2>&1 && pushed=true && break
    sleep "$i"
  done
  [[ $pushed == true ]] || rune_error 2 "push failed" "$(jq -nc --arg t "$registry:$tag" '{image: $t}')"
fi

docker image prune -f >>"$log" 2>&1 || echo "prune failed" >>"$log"

rune_ok "image built" "$(jq -nc --arg i "$id" --arg t "$registry:$tag" --argjson s "$size" --argjson l "$layers" \
  --argjson p "$pushed" '{id: $i, image: $t, bytes: $s, layers: $l, pushed: $p}')"
