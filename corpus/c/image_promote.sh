#!/usr/bin/env bash
# Copy an image from the staging to the production registry.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "Interrupted" "{}"' INT TERM

IMAGE="$(rune_param image "")"
TAG="$(rune_param tag "")"
FROM="registry.staging.lan:5000"
TO="registry.prod.lan:5000"

missing=()
[[ -n "${IMAGE}" ]] || missing+=(image)
[[ -n "${TAG}" ]] || missing+=(tag)
if (( ${#missing[@]} > 0 )); then
  rune_error 1 "Missing parameters" "$(jq -nc '{missing:$ARGS.positional}' --args "${missing[@]}")"
fi

run_quiet() {
  local out
  if ! out="$(timeout 600 "$@" 2>&1)"; then
    printf '%s\n' "${out}" >&2
    return 1
  fi
}

run_quiet docker pull "${FROM}/${IMAGE}:${TAG}" || rune_error 2 "Pull failed" '{"step":"pull"}'
run_quiet docker tag "${FROM}/${IMAGE}:${TAG}" "${TO}/${IMAGE}:${TAG}" || rune_error 3 "Tag failed" '{"step":"tag"}'
run_quiet docker push "${TO}/${IMAGE}:${TAG}" || rune_error 3 "Push failed" '{"step":"push"}'

DIGEST="$(docker image inspect --format '{{index .RepoDigests 0}}' "${TO}/${IMAGE}:${TAG}" 2>/dev/null || true)"

# full control over the shape: the dashboard wants output_data.promotion
OUT="$(jq -nc --arg i "${IMAGE}" --arg t "${TAG}" --arg d "${DIGEST}" '{promotion:{image:$i, tag:$t, digest:$d}}')"
RESP="$(jq -nc \
  --argjson mm "${RUNE_MESSAGE_METADATA}" \
  --argjson obs "${RUNE_OBSERVABILITY}" \
  --argjson out "${OUT}" \
  '{message_metadata:$mm, payload:{result:"success", output_data:$out}, observability:$obs, error:null}')"
rune_emit "${RESP}" 0
