#!/usr/bin/env bash
# security_updates - report or install, on dnf and apt machines
set -o errexit -o nounset -o pipefail
HERE="$(cd -P "$(dirname "${BASH_SOURCE[0]}")" >/dev/null && pwd -P)"
. "${HERE}/rune_bpcs.sh"
rune_init

readonly LOG=/var/log/rune-security-updates.log
INSTALL=$(rune_param install "no")
LIMIT=$(rune_param max_packages "200")

function have() { command -v "$1" >/dev/null 2>&1; }
function family() {
  if have dnf; then echo dnf
  elif have apt-get; then echo apt
  else echo none
  fi
}

# every family has pending_* (names on stdout) and install_* (all output to the log)
function pending_dnf() {
  local rc=0 out
  out=$(dnf -q updateinfo list --security 2>/dev/null) || rc=$?
  case ${rc} in
    0 | 100) awk 'NF >= 3 { print $3 }' <<<"${out}" | sort -u ;;
    *) return "${rc}" ;;
  esac
}
function pending_apt() {
  apt-get -qq --just-print dist-upgrade 2>/dev/null | awk '/^Inst/ && /-security/ { print $2 }'
}
function install_dnf() { dnf -y -q upgrade --security; }
function install_apt() {
  local -x DEBIAN_FRONTEND=noninteractive
  mapfile -t names < <(pending_apt)
  apt-get -y -qq -o Dpkg::Options::=--force-confold install --only-upgrade "${names[@]}"
}

FAMILY=$(family)
if [[ "${FAMILY}" == none ]]; then
  rune_error 4 "neither dnf nor apt-get here"
fi
if ! [[ "${LIMIT}" =~ ^[0-9]+$ ]]; then
  rune_error 1 "max_packages must be a number"
fi

LIST=$("pending_${FAMILY}") || rune_error 2 "pending updates cannot be listed"
COUNT=$(printf '%s' "${LIST}" | grep -c . || true)
NAMES=$(jq -Rsc 'split("\n") | map(select(length > 0))' <<<"${LIST}")
DATA=$(jq -nc --arg f "${FAMILY}" --argjson n "${NAMES}" '{family:$f, packages:$n}')

if [[ "${COUNT}" -eq 0 || "${INSTALL}" != yes ]]; then
  rune_ok "${COUNT} security updates pending" "${DATA}"
fi
if [ "${COUNT}" -gt "${LIMIT}" ]; then
  rune_error 3 "too many packages at once" "${DATA}"
fi

{
  printf '%s installing %s packages\n' "$(date -Is)" "${COUNT}"
  "install_${FAMILY}"
} >>"${LOG}" 2>&1 || rune_error 3 "installation failed, see ${LOG}" "${DATA}"

rune_ok "${COUNT} packages updated" "${DATA}"
