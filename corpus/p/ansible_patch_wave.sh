#!/usr/bin/env bash
###############################################################################
# Plugin  : ansible_patch_wave
# Owner   : Linux Engineering
# Purpose : Run the patch playbook for one wave and summarise the recap.
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"
rune_init

readonly PLAYBOOK_ROOT="/srv/ansible/patching"
readonly RUN_LOG="$(mktemp)"
trap 'rm -f "${RUN_LOG}"' EXIT

announce() {
  # one line per phase, for the operator who watches
  echo "=== $(date +%H:%M:%S) $* ==="
}

WAVE="$(rune_param wave "")"
case "${WAVE}" in
  canary|early|broad) ;;
  *) rune_error 1 "wave must be canary, early or broad" "$(jq -nc --arg w "${WAVE}" '{wave:$w}')" ;;
esac
REBOOT="$(rune_param allow_reboot "false")"

if ! cd "${PLAYBOOK_ROOT}"; then
  rune_error 4 "Playbook checkout is missing" '{"path":"/srv/ansible/patching"}'
fi

announce "wave ${WAVE} starts"
RC=0
EXTRA="$(jq -nc --arg r "${REBOOT}" '{allow_reboot:($r == "true")}')"
ANSIBLE_NOCOLOR=1 ansible-playbook -i inventory/prod.yml --limit "wave_${WAVE}" \
  --extra-vars "${EXTRA}" patch.yml >"${RUN_LOG}" 2>&1 </dev/null || RC=$?
announce "wave ${WAVE} ended with ${RC}"

RECAP="$(sed -n '/^PLAY RECAP/,$p' "${RUN_LOG}" |
  awk 'NR > 1 && NF { n++; for (i = 3; i <= NF; i++) { split($i, kv, "="); s[kv[1]] += kv[2] } }
       END { printf "%d %d %d %d\n", n, s["changed"], s["unreachable"], s["failed"] }')"
read -r HOSTS CHANGED UNREACHABLE FAILED <<<"${RECAP}"

RESULT="$(jq -nc --arg w "${WAVE}" --argjson h "${HOSTS}" --argjson c "${CHANGED}" \
  --argjson u "${UNREACHABLE}" --argjson f "${FAILED}" \
  '{wave:$w, hosts:$h, changed:$c, unreachable:$u, failed:$f}')"

if (( RC != 0 )); then
  DOC="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --argjson d "${RESULT}" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:3, message:"Patch wave failed", details:$d}}')"
  rune_emit "${DOC}" 0
fi
rune_ok "Patch wave finished" "${RESULT}"
