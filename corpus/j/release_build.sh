#!/usr/bin/env bash
#
# release_build.sh - configure, build, test and pack a source tree with CMake and Ninja
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SRC="$(rune_param source_dir "")"
TYPE="$(rune_param build_type Release)"
JOBS="$(rune_param jobs 4)"
BUILD="/var/tmp/build-$$"
LOG="${BUILD}.log"

stage() {
  local title="$1"
  shift
  echo "==> ${title}"
  "$@" >>"${LOG}" 2>&1
}

case "${TYPE}" in
  Release|Debug|RelWithDebInfo) ;;
  *) rune_error 1 "Unknown build type" "$(jq -nc --arg t "${TYPE}" '{build_type:$t}')" ;;
esac
[[ "${JOBS}" =~ ^[1-9][0-9]?$ ]] || rune_error 1 "jobs must be 1..99" '{"parameter":"jobs"}'
[[ -f "${SRC}/CMakeLists.txt" ]] || rune_error 2 "No CMake project there" "$(jq -nc --arg s "${SRC}" '{source_dir:$s}')"

: >"${LOG}"
trap 'rm -rf "${BUILD}"' EXIT

log_tail() { tail -n 20 "${LOG}" | jq -Rsc --arg stage "$1" '{stage:$stage, log:.}'; }

stage "Configure" cmake -S "${SRC}" -B "${BUILD}" -G Ninja "-DCMAKE_BUILD_TYPE=${TYPE}" || rune_error 3 "Configure failed" "$(log_tail configure)"
stage "Build" ninja -C "${BUILD}" -j "${JOBS}" || rune_error 3 "Build failed" "$(log_tail build)"
stage "Test" ctest --test-dir "${BUILD}" --output-on-failure || rune_error 3 "Tests failed" "$(log_tail test)"
stage "Pack" cpack --config "${BUILD}/CPackConfig.cmake" -B "${BUILD}/out" || rune_error 3 "Packing failed" "$(log_tail pack)"

install -d -m 755 /srv/releases 2>&1 || rune_error 2 "No release directory" '{"dir":"/srv/releases"}'
shopt -s nullglob
packages=("${BUILD}"/out/*.{tar.gz,deb,rpm})
if (( ${#packages[@]} == 0 )); then
  rune_error 3 "Nothing was packed" "$(log_tail pack)"
fi
cp -f "${packages[@]}" /srv/releases/ || rune_error 3 "Cannot publish" '{"dir":"/srv/releases"}'

rune_ok "Release built" "$(jq -nc --arg t "${TYPE}" '{build_type:$t, packages:$ARGS.positional}' --args "${packages[@]##*/}")"
