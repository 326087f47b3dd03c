#!/usr/bin/env bash
# borg check of a repository; borg's own JSON is passed on
set -euo pipefail
here=$(dirname "$0")
. "$here/rune_bpcs.sh"
rune_init

repo=$(rune_param repo "")
age=$(rune_param max_age_days 2)
[[ -n $repo ]] || rune_error 1 "repo is required" '{"missing":["repo"]}'
[[ $age =~ ^[0-9]+$ ]] || rune_error 256 "max_age_days must be a number" '{"parameter":"max_age_days"}'

export BORG_PASSCOMMAND="cat /etc/borg/pass" BORG_RELOCATED_REPO_ACCESS_IS_OK=yes

emit() {
  # emit DOCUMENT-PART STATUS
  local doc
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson out "$1" \
    '{message_metadata:$mm, payload:{result:"success", output_data:$out}, observability:$obs, error:null}')
  rune_emit "$doc" "$2"
}

rc=0
borg check --repository-only "$repo" >&2 || rc=$?
if [ "$rc" -ge 2 ]; then
  rune_error 3 "Repository is damaged or locked" "$(jq -nc --argjson rc "$rc" '{borg_status:$rc}')"
fi

last=$(borg list --last 1 --json "$repo" 2>/dev/null | jq -c '.archives[0] // {}') || last='{}'
when=$(jq -r '.time // empty' <<<"$last")
secs=$(date -d "${when:-1970-01-01}" +%s)
limit=$(( $(date +%s) - age * 86400 ))
if (( secs < limit )); then
  rune_error 3 "Last archive is too old" "$last"
fi
emit "$last" "$rc"
