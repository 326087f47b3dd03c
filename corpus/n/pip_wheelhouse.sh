#!/usr/bin/env bash
#
# Builds the wheelhouse of the newsroom tools from a requirements file.
#
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

REQUIREMENTS="$(rune_param requirements /srv/newsroom/requirements.txt)"
WHEELHOUSE="$(rune_param wheelhouse /srv/wheelhouse)"
USE_BINARY="$(rune_param prefer_binary true)"
VERBOSE="$(rune_param verbose false)"

if [[ "${VERBOSE}" == "true" ]]; then
  exec 2>&1
fi

if [[ ! -r "${REQUIREMENTS}" ]]; then
  rune_error 2 "Requirements file is not readable" "$(jq -nc --arg r "${REQUIREMENTS}" '{requirements:$r}')"
fi
mkdir -p "${WHEELHOUSE}"

PIP_OPTIONS=(--disable-pip-version-check --quiet --wheel-dir "${WHEELHOUSE}" --requirement "${REQUIREMENTS}")
if [[ "${USE_BINARY}" == "true" ]]; then
  PIP_OPTIONS+=(--prefer-binary)
fi

echo "building into ${WHEELHOUSE}" >&2
if ! python3 -m pip wheel "${PIP_OPTIONS[@]}" >&2; then
  rune_error 3 "pip wheel failed" "$(jq -nc --arg w "${WHEELHOUSE}" '{wheelhouse:$w}')"
fi

COUNT="$(find "${WHEELHOUSE}" -maxdepth 1 -name '*.whl' | wc -l)"
INPUTS="$(jq -nc --arg r "${REQUIREMENTS}" '[$r | split("/") | last]')"
rune_ok_kv "Wheelhouse is ready" "wheels=${COUNT}" "inputs=${INPUTS}"
