#!/usr/bin/env bash
# Compares the members of an LDAP group with those of the local group of the same name.
set -Eeuo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

ANSWERED="no"
answer() { ANSWERED="yes"; "$@"; }

cleanup() {
  local status=$?
  if [[ -n "${WORK:-}" ]]; then
    rm -rf -- "${WORK}"
  fi
  if [[ "${ANSWERED}" == "no" ]]; then
    rune_error 100 "The plugin broke off" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  fi
}
trap cleanup EXIT

GROUP="$(rune_param group "")"
SERVER="$(rune_param server "ldaps://ldap.example.org")"
BASE="$(rune_param base "ou=groups,dc=example,dc=org")"
APPLY="$(rune_param apply "no")"

if [[ ! "${GROUP}" =~ ^[a-z_][a-z0-9_-]{0,31}$ ]]; then
  answer rune_error 1 "group is missing or no group name" '{"parameter":"group"}'
fi
if [[ ! "${SERVER}" =~ ^ldaps?://[A-Za-z0-9.-]+(:[0-9]+)?$ ]]; then
  answer rune_error 1 "server is no LDAP URL" "$(jq -nc --arg s "${SERVER}" '{server:$s}')"
fi

WORK="$(mktemp -d)"

status=0
timeout 15 ldapsearch -x -LLL -o ldif-wrap=no -H "${SERVER}" -b "${BASE}" "(&(objectClass=posixGroup)(cn=${GROUP}))" memberUid \
  >"${WORK}/ldif" 2>"${WORK}/err" </dev/null || status=$?
case "${status}" in
  0) ;;
  4) printf 'the server cut the answer\n' >&2 ;;
  32) answer rune_error 4 "The base does not exist" "$(jq -nc --arg b "${BASE}" '{base:$b}')" ;;
  49|50) answer rune_error 4 "The server does not let us read" "$(jq -nc --argjson s "${status}" '{ldap_result:$s}')" ;;
  124) answer rune_error 2 "The server does not answer" '{"seconds":15}' ;;
  255) answer rune_error 2 "The server cannot be reached" "$(jq -nc --rawfile e "${WORK}/err" '{stderr:$e}')" ;;
  *) answer rune_error 2 "The search failed" "$(jq -nc --argjson s "${status}" --rawfile e "${WORK}/err" '{ldap_result:$s, stderr:$e}')" ;;
esac

entries=0
: >"${WORK}/remote"
while IFS= read -r line; do
  case "${line}" in
    dn:*) entries=$((entries + 1)) ;;
    memberUid::\ *)
      decoded="$(base64 -d <<<"${line#*:: }" 2>/dev/null)" || continue
      printf '%s\n' "${decoded}" >>"${WORK}/remote" ;;
    memberUid:\ *) printf '%s\n' "${line#*: }" >>"${WORK}/remote" ;;
  esac
done <"${WORK}/ldif"

if (( entries == 0 )); then
  answer rune_error 2 "The group is not in the directory" "$(jq -nc --arg g "${GROUP}" '{group:$g}')"
elif (( entries > 1 )); then
  answer rune_error 3 "The group is ambiguous" "$(jq -nc --arg g "${GROUP}" --argjson n "${entries}" '{group:$g, entries:$n}')"
fi

if ! entry="$(getent group "${GROUP}")"; then
  answer rune_error 2 "The group is unknown on this host" "$(jq -nc --arg g "${GROUP}" '{group:$g}')"
fi
tr ',' '\n' <<<"${entry##*:}" | sed '/^$/d' | sort -u >"${WORK}/local"
sort -u -o "${WORK}/remote" "${WORK}/remote"

mapfile -t MISSING < <(comm -13 "${WORK}/local" "${WORK}/remote")
mapfile -t SURPLUS < <(comm -23 "${WORK}/local" "${WORK}/remote")

changed=0
refused=0
if [[ "${APPLY}" == "yes" ]]; then
  for login in "${MISSING[@]}"; do
    rc=0
    gpasswd -a "${login}" "${GROUP}" >/dev/null 2>&1 </dev/null || rc=$?
    if (( rc == 0 )); then
      changed=$((changed + 1))
    else
      refused=$((refused + 1))
      printf 'gpasswd: %s stays out, status %d\n' "${login}" "${rc}" >&2
    fi
  done
  for login in "${SURPLUS[@]}"; do
    if gpasswd -d "${login}" "${GROUP}" >/dev/null 2>&1 </dev/null; then
      changed=$((changed + 1))
    else
      refused=$((refused + 1))
    fi
  done
fi

OUT="$(jq -nc --arg g "${GROUP}" --rawfile l "${WORK}/local" --rawfile r "${WORK}/remote" --argjson c "${changed}" --argjson x "${refused}" \
  '($l | split("\n") | map(select(. != ""))) as $here | ($r | split("\n") | map(select(. != ""))) as $there
   | {group:$g, missing:($there - $here), surplus:($here - $there), changed:$c, refused:$x}')"
if (( refused > 0 )); then
  answer rune_error 3 "Some members could not be changed" "${OUT}"
elif (( changed == 0 && ${#MISSING[@]} + ${#SURPLUS[@]} > 0 )); then
  answer rune_error 3 "The groups differ" "${OUT}"
fi
answer rune_ok "The groups agree" "${OUT}"
