#!/usr/bin/env bash
###############################################################################
# Plugin  : artifact_retention_sweep
# Owner   : Build & Release Engineering
# Purpose : Delete artifacts that nobody has downloaded for N days from an
#           Artifactory repository (AQL search, then one DELETE per item).
# Safety  : dry_run is on unless the caller says "no".
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"
rune_init

readonly BASE_URL="${ARTIFACTORY_URL:-https://artifacts.corp.example/artifactory}"
readonly CURL_CONFIG="${ARTIFACTORY_CURLRC:-/etc/rune/artifactory.curlrc}"

REPO="$(rune_param repo "")"
DAYS="$(rune_param days "90")"
DRY_RUN="$(rune_param dry_run "yes")"

[[ "${REPO}" =~ ^[a-z0-9-]+$ ]]   || rune_error 1 "repo is missing or malformed" '{"field":"repo"}'
[[ "${DAYS}" =~ ^[1-9][0-9]*$ ]]  || rune_error 1 "days must be a positive number" '{"field":"days"}'
[[ -r "${CURL_CONFIG}" ]]         || rune_error 4 "No curl configuration" "$(jq -nc --arg f "${CURL_CONFIG}" '{file:$f}')"

WORK="$(mktemp -d)"
trap 'rm -rf -- "${WORK}"' EXIT

# AQL is not JSON, whatever it looks like.
cat >"${WORK}/query.aql" <<AQL
items.find({
  "repo": {"\$eq": "${REPO}"},
  "stat.downloaded": {"\$before": "${DAYS}d"}
}).include("path", "name", "size")
AQL

HTTP_CODE="$(curl -sS -K "${CURL_CONFIG}" --max-time 120 -X POST -H 'Content-Type: text/plain' \
  --data-binary "@${WORK}/query.aql" -o "${WORK}/found.json" -w '%{http_code}' \
  "${BASE_URL}/api/search/aql")" || HTTP_CODE=000
if [[ "${HTTP_CODE}" != 200 ]]; then
  rune_error 2 "AQL search failed" "$(jq -nc --arg c "${HTTP_CODE}" '{http_code:$c}')"
fi

deleted=0
failed=0
bytes=0
while IFS=$'\t' read -r path name size; do
  if [[ "${DRY_RUN}" != no ]]; then
    bytes=$(( bytes + size ))
    continue
  fi
  if curl -fsS -K "${CURL_CONFIG}" -X DELETE -o /dev/null "${BASE_URL}/${REPO}/${path}/${name}"; then
    deleted=$(( deleted + 1 ))
    bytes=$(( bytes + size ))
  else
    failed=$(( failed + 1 ))
  fi
done < <(jq -r '.results[] | [.path, .name, .size] | @tsv' "${WORK}/found.json")

SUMMARY="$(jq -nc --arg r "${REPO}" --argjson d "${deleted}" --argjson f "${failed}" --argjson b "${bytes}" \
  '{repo:$r, deleted:$d, failed:$f, bytes:$b}')"
if (( failed > 0 )); then
  rune_error 3 "Some artifacts could not be deleted" "${SUMMARY}"
fi
rune_ok "Retention sweep finished" "${SUMMARY}"
