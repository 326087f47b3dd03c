#!/usr/bin/env bash
# Prunes EBS snapshots by age, but keeps the newest N of each volume.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC1091
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

crash() {
  local rc=$? line=$1
  if (( BASH_SUBSHELL == 0 )); then
    trap - ERR
    rune_error 100 "unexpected status ${rc}" "$(jq -nc --argjson l "${line}" '{line:$l}')"
  fi
}
trap 'crash ${LINENO}' ERR

region=$(rune_param region "$(rune_ctx region eu-central-1)")
keep=$(rune_param keep 7)
days=$(rune_param days 30)
apply=$(rune_param apply no)
tag=$(rune_param tag "rune-backup")

[[ ${region} =~ ^[a-z]{2}(-[a-z]+)+-[0-9]$ ]] || rune_error 1 "region looks wrong" "$(jq -nc --arg r "${region}" '{region:$r}')"
[[ ${keep} =~ ^[1-9][0-9]{0,2}$ && ${days} =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "keep and days are positive numbers" '{}'
[[ ${apply} == @(yes|no) ]] || rune_error 1 "apply is yes or no" '{"parameter":"apply"}'

aws_json() { aws --region "${region}" --output json --cli-read-timeout 30 "$@" </dev/null; }

errors=$(mktemp)
trap 'rm -f "${errors}"' EXIT

if ! all=$(aws_json ec2 describe-snapshots --owner-ids self --filters "Name=tag:purpose,Values=${tag}" 2>"${errors}"); then
  reason=$(sed -n 's/.*An error occurred (\([A-Za-z.]*\)).*/\1/p' "${errors}")
  case ${reason} in
    UnauthorizedOperation|AccessDenied|AuthFailure) rune_error 4 "not allowed" "$(jq -nc --arg r "${reason}" '{reason:$r}')" ;;
    RequestLimitExceeded|Throttling) rune_error 2 "throttled, try later" "$(jq -nc --arg r "${reason}" '{reason:$r}')" ;;
    '') rune_error 2 "aws cannot be used here" '{"reason":"no answer of the API"}' ;;
    *) rune_error 3 "describe-snapshots failed" "$(jq -nc --arg r "${reason}" '{reason:$r}')" ;;
  esac
fi

border=$(( $(date +%s) - days * 86400 ))
declare -A per_volume=()
doomed=()
skipped=0
while IFS=$'\t' read -r id volume started state; do
  [[ -n ${volume} ]] || continue
  per_volume[${volume}]=$(( ${per_volume[${volume}]:-0} + 1 ))
  if [[ ${state} != completed ]]; then
    skipped=$((skipped + 1))
    continue
  fi
  if ! seconds=$(date -d "${started}" +%s 2>/dev/null); then
    skipped=$((skipped + 1))
    continue
  fi
  if (( ${per_volume[${volume}]} > keep && seconds < border )); then
    doomed+=("${id}")
  fi
done < <(jq -r '(.Snapshots // []) | sort_by(.StartTime) | reverse | .[] | [.SnapshotId, (.VolumeId // "none"), .StartTime, .State] | @tsv' <<<"${all}" 2>/dev/null || true)

deleted=() in_use=() failed=()
if [[ ${apply} == yes ]]; then
  for id in "${doomed[@]}"; do
    rc=0
    aws_json ec2 delete-snapshot --snapshot-id "${id}" >/dev/null 2>"${errors}" || rc=$?
    if (( rc == 0 )); then
      deleted+=("${id}")
    elif grep -q 'InvalidSnapshot.InUse' "${errors}"; then
      in_use+=("${id}")
    else
      failed+=("${id}")
      (( ${#failed[@]} < 5 )) || break
    fi
  done
fi

as_list() { jq -nc '$ARGS.positional' --args "$@"; }
out=$(jq -nc --argjson due "$(as_list "${doomed[@]}")" --argjson del "$(as_list "${deleted[@]}")" \
  --argjson use "$(as_list "${in_use[@]}")" --argjson bad "$(as_list "${failed[@]}")" --argjson skip "${skipped}" \
  '{due:$due, deleted:$del, in_use:$use, failed:$bad, skipped:$skip}')
if (( ${#failed[@]} )); then
  rune_error 3 "some snapshots stay" "${out}"
fi
rune_ok "${#doomed[@]} snapshots are due" "${out}"
