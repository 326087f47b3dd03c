#!/usr/bin/env bash
# delete untagged images from an ECR repository
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

# keep a copy of what the library says
rune_init | tee -a /var/tmp/ecr_cleanup.log >&2

REPO="$(rune_param repository "")"
if [[ -z "${REPO}" ]]; then
  rune_error 1 "repository is required" '{"missing":["repository"]}'
fi

if ! ids="$(aws ecr list-images --repository-name "${REPO}" --filter tagStatus=UNTAGGED --query 'imageIds[*]' --output json)"; then
  rune_error 2 "list-images failed" "$(jq -nc --arg r "${REPO}" '{repository:$r}')"
fi
count="$(jq 'length' <<<"${ids}")"
if [ "${count}" -eq 0 ]; then
  rune_ok "Nothing to delete" '{"deleted":0}'
fi

if ! aws ecr batch-delete-image --repository-name "${REPO}" --image-ids "${ids}" >/dev/null; then
  rune_error 3 "batch-delete-image failed" "$(jq -nc --argjson n "${count}" '{images:$n}')"
fi
rune_ok "Deleted" "$(jq -nc --argjson n "${count}" '{deleted:$n}')"
