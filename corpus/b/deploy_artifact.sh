#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

readonly BASE=/srv/app
readonly KEEP_RELEASES=5

step() {
  local label="$1"; shift
  echo "--> ${label}" >&2
  "$@" 1>&2 || rune_error 2 "step failed: ${label}" "$(jq -nc --arg s "${label}" --arg c "$*" '{step:$s, command:$c}')"
}

download() { curl -fsSL --retry 3 -o "$2" "$1"; }
verify()   { echo "$2  $1" | sha256sum -c -; }
unpack()   { mkdir -p "$2" && tar -xzf "$1" -C "$2"; }
activate() { ln -sfn "$1" "${BASE}/current"; }

prune_old() {
  local -a old=()
  mapfile -t old < <(ls -1dt "${BASE}"/releases/*/ 2>/dev/null | tail -n "+$((KEEP_RELEASES + 1))")
  local dir
  for dir in "${old[@]}"; do
    echo "removing ${dir}" >&2
    rm -rf -- "${dir}"
  done
  PRUNED=${#old[@]}
}

validate() {
  local -a missing=()
  [[ -n "${URL}" ]] || missing+=(url)
  [[ -n "${SHA}" ]] || missing+=(sha256)
  [[ -n "${VERSION}" ]] || missing+=(version)
  if (( ${#missing[@]} )); then
    rune_error 1 "missing parameters" "$(printf '%s\n' "${missing[@]}" | jq -Rnc '{missing:[inputs]}')"
  fi
  if [[ ! ${VERSION} =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
    rune_error 1 "version must look like 1.2.3" '{"field":"version"}'
  fi
}

main() {
  rune_init
  URL="$(rune_param url "")"
  SHA="$(rune_param sha256 "")"
  VERSION="$(rune_param version "")"
  PRUNED=0
  validate

  local work release
  work="$(mktemp -d)"
  release="${BASE}/releases/${VERSION}"

  step "download" download "${URL}" "${work}/a.tgz"
  step "verify" verify "${work}/a.tgz" "${SHA}"
  step "unpack" unpack "${work}/a.tgz" "${release}"
  step "activate" activate "${release}"
  prune_old
  rm -rf -- "${work}"

  rune_ok "deployed" "$(jq -nc --arg v "${VERSION}" --argjson p "${PRUNED}" '{version:$v, pruned:$p}')"
}

main
