# shellcheck shell=bash
# audit EVENT [DETAIL...]: one line in the journal of the host
audit() {
  local event=$1
  shift
  logger -t rune-audit -p auth.info -- "event=$event $*" || :
}

audit_id() { printf '%s-%s' "${HOSTNAME%%.*}" "$$"; }
