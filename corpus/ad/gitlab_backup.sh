#!/usr/bin/env bash
#===============================================================================
# gitlab_backup: makes an application backup and copies the configuration aside
#===============================================================================
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly BACKUP_DIR="/var/opt/gitlab/backups"
readonly CONFIG_DIR="/etc/gitlab"
readonly LOG_FILE="/var/log/gitlab/rune_backup.log"

SKIP="$(rune_param skip "registry,artifacts")"
KEEP_DAYS="$(rune_param keep_days "7")"

fail() {
  local code="$1" message="$2" step="$3"
  printf '%s: %s\n' "${step}" "${message}" >&2
  rune_error "${code}" "${message}" "{\"step\":\"${step}\",\"skip\":\"${SKIP}\"}"
}

newest_backup() {
  find "${BACKUP_DIR}" -maxdepth 1 -name '*_gitlab_backup.tar' -printf '%T@ %p\n' 2>/dev/null \
    | sort -rn \
    | awk 'NR == 1 { print $2 }'
}

if ! command -v gitlab-backup >/dev/null 2>&1; then
  fail 4 "gitlab-backup is not installed" "prepare"
fi
case "${KEEP_DAYS}" in
  "" | *[!0-9]*) fail 1 "keep_days must be a number" "prepare" ;;
esac

free_kb="$(df --output=avail -k "${BACKUP_DIR}" 2>/dev/null | tail -n 1 | tr -d ' ')" || free_kb=0
if [[ "${free_kb}" -lt 10485760 ]]; then
  fail 3 "less than 10 GiB free" "space"
fi

before="$(newest_backup)" || before=""
if ! gitlab-backup create SKIP="${SKIP}" CRON=1 STRATEGY=copy </dev/null >>"${LOG_FILE}" 2>&1; then
  fail 3 "gitlab-backup failed" "create"
fi
after="$(newest_backup)" || after=""
if [[ -z "${after}" || "${after}" == "${before}" ]]; then
  fail 3 "no new archive" "verify"
fi

# configuration and secrets file are not part of the archive
archive="${BACKUP_DIR}/config_$(date +%s).tar.gz"
tar -C "${CONFIG_DIR}" -czf "${archive}" gitlab.rb gitlab-secrets.json trusted-certs
chmod 0600 "${archive}"

find "${BACKUP_DIR}" -maxdepth 1 -type f -name '*_gitlab_backup.tar' -mtime "+${KEEP_DAYS}" -delete >&2 || true

rune_ok "Backup made" "$(jq -nc --arg a "${after}" --arg c "${archive}" '{archive:$a, config:$c}')"
