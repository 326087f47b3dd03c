#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Plugin:      renew-certificates
# Purpose:     Renews the Let's Encrypt certificates that expire soon and reloads
#              the services that use them.
# Parameters:  domains (array), min_days (21), reload (unit), dry_run
# Exit codes:  0 done or nothing to do, 1 bad parameters, 2 no lineage found,
#              3 some renewal failed, 4 certbot or openssl missing
# ------------------------------------------------------------------------------
set -euo pipefail

readonly LIVE_DIR="/etc/letsencrypt/live"
readonly ATTEMPTS=3
PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly PLUGIN_DIR
# shellcheck source=/dev/null
source "${PLUGIN_DIR}/rune_bpcs.sh"

log_info() { printf '%s INFO  %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }
log_warn() { printf '%s WARN  %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

# Prints the days that are left of a certificate; fails when it cannot be read.
days_left() {
  local pem="$1"
  local end_date end_epoch
  end_date="$(openssl x509 -noout -enddate -in "${pem}" 2>/dev/null)" || return 1
  end_epoch="$(date -d "${end_date#notAfter=}" +%s 2>/dev/null)" || return 1
  printf '%d\n' "$(( (end_epoch - $(date +%s)) / 86400 ))"
}

# Renews one lineage, with a pause between the attempts.
renew_lineage() {
  local name="$1"
  local attempt
  for (( attempt = 1; attempt <= ATTEMPTS; attempt++ )); do
    log_info "renewing ${name}, attempt ${attempt} of ${ATTEMPTS}"
    if certbot renew --cert-name "${name}" --non-interactive --quiet >&2; then
      return 0
    fi
    sleep "$(( attempt * 5 ))"
  done
  return 1
}

main() {
  rune_init

  local min_days reload_unit dry_run domains_json
  min_days="$(rune_param min_days 21)"
  reload_unit="$(rune_param reload "")"
  dry_run="$(rune_param dry_run false)"
  domains_json="$(rune_param_json domains '[]')"

  if [[ ! "${min_days}" =~ ^[1-9][0-9]?$ ]]; then
    rune_error 1 "min_days must be between 1 and 99" '{"parameter":"min_days"}'
  fi
  if ! jq -e 'type == "array" and all(.[]; type == "string")' <<<"${domains_json}" >/dev/null; then
    rune_error 1 "domains must be an array of names" '{"parameter":"domains"}'
  fi
  if ! command -v certbot >/dev/null || ! command -v openssl >/dev/null; then
    rune_error 4 "certbot and openssl are both needed" '{"missing":["certbot","openssl"]}'
  fi

  local -a domains=()
  mapfile -t domains < <(jq -r '.[]' <<<"${domains_json}")
  if (( ${#domains[@]} == 0 )); then
    mapfile -t domains < <(find "${LIVE_DIR}" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' 2>/dev/null | sort)
  fi
  if (( ${#domains[@]} == 0 )); then
    rune_error 2 "no certificate lineage found" "$(jq -nc --arg dir "${LIVE_DIR}" '{directory: $dir}')"
  fi

  local -a renewed=() due=() failed=()
  local domain days
  for domain in "${domains[@]}"; do
    if ! days="$(days_left "${LIVE_DIR}/${domain}/fullchain.pem")"; then
      log_warn "no readable certificate for ${domain}"
      failed+=("${domain}")
      continue
    fi
    if (( days >= min_days )); then
      log_info "${domain} is good for ${days} days"
      continue
    fi
    due+=("${domain}")
    if [[ "${dry_run}" == "true" ]]; then
      continue
    fi
    if renew_lineage "${domain}"; then
      renewed+=("${domain}")
    else
      failed+=("${domain}")
    fi
  done

  local reloaded="false"
  if (( ${#renewed[@]} > 0 )) && [[ -n "${reload_unit}" ]]; then
    if systemctl reload-or-restart "${reload_unit}" >&2; then
      reloaded="true"
    else
      log_warn "${reload_unit} could not be reloaded"
    fi
  fi

  local report
  report="$(printf '%s\n' "${due[*]}" "${renewed[*]}" "${failed[*]}" \
    | jq -Rnc --argjson reloaded "${reloaded}" '[inputs | split(" ")] | {due: .[0], renewed: .[1], failed: .[2], service_reloaded: $reloaded}')"

  if (( ${#failed[@]} > 0 )); then
    rune_error 3 "${#failed[@]} of ${#domains[@]} certificates need attention" "${report}"
  elif (( ${#due[@]} == 0 )); then
    rune_ok "No certificate is due" "${report}"
  elif [[ "${dry_run}" == "true" ]]; then
    rune_ok "Certificates are due, dry run" "${report}"
  fi
  rune_ok "Certificates renewed" "${report}"
}

main "$@"
