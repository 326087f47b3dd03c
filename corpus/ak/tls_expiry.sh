#!/usr/bin/env bash
# Check the certificates of a list of TLS endpoints in parallel against expiry thresholds.
set -Eeuo pipefail

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly MAX_PARALLEL=8
workdir=""

cleanup() {
  if [[ -n "${workdir}" ]]; then
    rm -rf -- "${workdir}" || true
  fi
}
trap cleanup EXIT
trap '((BASH_SUBSHELL)) || rune_error 100 "Unexpected failure" "$(jq -nc --arg l "${LINENO}" "{line: \$l}")"' ERR

require() {
  local tool missing=()
  for tool in "$@"; do
    command -v "${tool}" >/dev/null 2>&1 || missing+=("${tool}")
  done
  if ((${#missing[@]} > 0)); then
    rune_error 4 "Missing tools" "$(jq -nc '{missing: $ARGS.positional}' --args "${missing[@]}")"
  fi
}

# fetch HOST PORT STARTTLS: the leaf certificate, as openssl x509 describes it
fetch() {
  local host=$1 port=$2 starttls=$3 pem
  local -a args=(-connect "${host}:${port}" -servername "${host}")
  if [[ "${starttls}" != "-" ]]; then
    args+=(-starttls "${starttls}")
  fi
  pem="$(timeout 15 openssl s_client "${args[@]}" </dev/null 2>/dev/null || true)"
  [[ "${pem}" == *"BEGIN CERTIFICATE"* ]] || return 1
  openssl x509 -noout -enddate -issuer -serial 2>/dev/null <<<"${pem}"
}

# probe HOST PORT STARTTLS WARN CRIT: one JSON object on stdout, always
probe() {
  local host=$1 port=$2 starttls=$3 warn=$4 crit=$5
  local text field value end="" issuer="" serial="" epoch days state=ok
  if ! text="$(fetch "${host}" "${port}" "${starttls}")"; then
    jq -nc --arg e "${host}:${port}" '{endpoint: $e, state: "unreachable"}'
    return 0
  fi
  while IFS='=' read -r field value; do
    case "${field}" in
      notAfter) end="${value}" ;;
      issuer) issuer="${value# }" ;;
      serial) serial="${value}" ;;
      *) echo "unexpected line from openssl: ${field}" >&2 ;;
    esac
  done <<<"${text}"
  if ! epoch="$(date -d "${end:-never}" +%s 2>/dev/null)"; then
    jq -nc --arg e "${host}:${port}" --arg v "${end}" '{endpoint: $e, state: "unreadable", not_after: $v}'
    return 0
  fi
  days=$(((epoch - now) / 86400))
  if ((days < crit)); then
    state=critical
  elif ((days < warn)); then
    state=warning
  fi
  jq -nc --arg e "${host}:${port}" --arg s "${state}" --arg i "${issuer:0:300}" --arg n "${serial}" --argjson d "${days}" \
    '{endpoint: $e, state: $s, days_left: $d, issuer: $i, serial: $n}'
}

require openssl timeout
endpoints="$(rune_param_json endpoints '[]')"
default_warn="$(rune_param warn_days 21)"
default_crit="$(rune_param crit_days 7)"
[[ "${default_warn}" =~ ^[1-9][0-9]{0,2}$ && "${default_crit}" =~ ^[1-9][0-9]{0,2}$ ]] \
  || rune_error 1 "warn_days and crit_days must be 1 to 999"
((default_crit <= default_warn)) || rune_error 1 "crit_days must not exceed warn_days"

# "host", "host:port" or {host, port, starttls, warn_days, crit_days}
table="$(jq -r --arg w "${default_warn}" --arg c "${default_crit}" '
  .[]
  | if type == "string" then (split(":") | {host: .[0], port: (.[1] // "443")}) else . end
  | [.host, (.port // 443), (.starttls // "-"), (.warn_days // $w), (.crit_days // $c)] | @tsv' <<<"${endpoints}" 2>/dev/null)" \
  || rune_error 1 "endpoints must be a list of strings or objects"
[[ -n "${table}" ]] || rune_error 1 "endpoints is empty" '{"missing":["endpoints"]}'
((${#table} < 20000)) || rune_error 1 "Too many endpoints"

workdir="$(mktemp -d)" || rune_error 100 "No temporary directory"
now="$(date +%s)"
index=0
while IFS=$'\t' read -r host port starttls warn crit; do
  [[ "${host}" =~ ^[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$ && "${port}" =~ ^[1-9][0-9]{0,4}$ ]] \
    || rune_error 1 "Bad endpoint" "$(jq -nc --arg h "${host:0:80}" --arg p "${port:0:10}" '{host: $h, port: $p}')"
  [[ "${starttls}" =~ ^(-|smtp|imap|pop3|ldap|postgres|mysql|xmpp)$ ]] || rune_error 1 "Unknown starttls protocol"
  [[ "${warn}" =~ ^[1-9][0-9]{0,2}$ && "${crit}" =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "Bad threshold"
  index=$((index + 1))
  probe "${host}" "${port}" "${starttls}" "${warn}" "${crit}" >"${workdir}/$(printf '%04d' "${index}").json" &
  if ((index % MAX_PARALLEL == 0)); then
    wait
  fi
done <<<"${table}"
wait

report="$(cat -- "${workdir}"/*.json | jq -sc '{
  total: length,
  by_state: (group_by(.state) | map({key: .[0].state, value: length}) | from_entries),
  findings: [.[] | select(.state != "ok")][:100]
}')" || rune_error 100 "Results are unreadable"

case "$(jq -r '.by_state | keys | join(" ")' <<<"${report}")" in
  ok) rune_ok "All certificates are fine" "${report}" ;;
  warning | "ok warning") rune_ok "Some certificates expire soon" "${report}" ;;
  *) rune_error 3 "Certificates need attention" "${report}" ;;
esac
