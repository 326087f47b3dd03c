#!/usr/bin/env bash
#
# HTTP health probe with memory: an alarm is raised after N failing runs in a row,
# and withdrawn after M good ones. The memory is a small JSON file per check.
#
set -Eeuo pipefail

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
if [[ -f "${SCRIPT_DIR}/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/rune_bpcs.sh"
else
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
fi
rune_init

readonly STATE_ROOT=/var/lib/rune/http_flap
readonly EMPTY_STATE='{"alarm":false,"bad":0,"good":0,"since":0}'

on_error() {
  if ((BASH_SUBSHELL > 0)); then
    return 0
  fi
  rune_error 100 "Unexpected failure" "$(jq -nc --argjson line "$1" '{line: $line}')"
}
trap 'on_error "${LINENO}"' ERR

param_int() { # NAME DEFAULT MIN MAX
  local value
  value="$(rune_param "$1" "$2")"
  if ! [[ "${value}" =~ ^(0|[1-9][0-9]{0,5})$ ]] || ((value < $3 || value > $4)); then
    return 1
  fi
  printf '%s\n' "${value}"
}

name="$(rune_param check "")"
url="$(rune_param url "")"
expect="$(rune_param expect_body "")"
headers="$(rune_param_json headers '{}')"
[[ "${name}" =~ ^[a-z0-9][a-z0-9_-]{0,63}$ ]] || rune_error 1 "check must be a short lower-case name"
[[ "${url}" =~ ^https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[A-Za-z0-9._~/?=\&%-]{0,512})?$ ]] || rune_error 1 "url is not usable"
((${#expect} <= 200)) || rune_error 1 "expect_body is too long"
max_ms="$(param_int max_ms 2000 1 60000)" || rune_error 1 "max_ms must be 1 to 60000"
tries="$(param_int tries 3 1 10)" || rune_error 1 "tries must be 1 to 10"
raise_after="$(param_int raise_after 3 1 100)" || rune_error 1 "raise_after must be 1 to 100"
clear_after="$(param_int clear_after 2 1 100)" || rune_error 1 "clear_after must be 1 to 100"
jq -e 'type == "object" and length <= 10
       and all(to_entries[]; (.key | test("\\A[A-Za-z0-9-]{1,40}\\z")) and (.value | type == "string" and length < 200))' \
  <<<"${headers}" >/dev/null 2>&1 || rune_error 1 "headers must be an object of short strings"

mkdir -p -- "${STATE_ROOT}" || rune_error 4 "State directory cannot be made"
exec {lock_fd}>"${STATE_ROOT}/${name}.lock" || rune_error 4 "Lock cannot be opened"
flock --wait 20 "${lock_fd}" || rune_error 3 "Another probe of this check is still running"

work="$(mktemp -d)" || rune_error 100 "No temporary directory"
trap 'rm -rf -- "${work}" || true' EXIT
body="${work}/body"
jq -r 'to_entries[] | "\(.key): \(.value | gsub("[\r\n]"; " "))"' <<<"${headers}" >"${work}/headers"

curl_args=(--silent --show-error --output "${body}" --max-time 30 --max-filesize 1000000
  --write-out '%{http_code} %{time_total} %{remote_ip}\n')
if [[ -s "${work}/headers" ]]; then
  curl_args+=(--header "@${work}/headers")
fi

verdict=unknown code=000 ms=0 ip=""
for ((try = 1; try <= tries; try++)); do
  if ! line="$(curl "${curl_args[@]}" -- "${url}")"; then
    verdict=unreachable
  else
    read -r code seconds ip <<<"${line}"
    ms="$(awk -v s="${seconds}" 'BEGIN { printf "%d", s * 1000 }')"
    case "${code}" in
      2??)
        if ((ms > max_ms)); then
          verdict=slow
        elif [[ -n "${expect}" ]] && ! grep -qF -- "${expect}" "${body}"; then
          verdict=wrong_body
        else
          verdict=ok
          break
        fi
        ;;
      3??) verdict=redirect ;;
      4??) verdict=client_error; break ;;
      *) verdict=server_error ;;
    esac
  fi
  echo "try ${try}/${tries}: ${verdict}" >&2
  sleep 1
done

state_file="${STATE_ROOT}/${name}.json"
state="$(jq -ce 'select((.bad | type) == "number" and (.good | type) == "number" and (.alarm | type) == "boolean")' \
  "${state_file}" 2>/dev/null)" || state=""
if [[ -z "${state}" || "${state}" == *$'\n'* ]]; then
  state="${EMPTY_STATE}"
fi

now="$(date +%s)"
new="$(jq -c --argjson now "${now}" --argjson raise "${raise_after}" --argjson clear "${clear_after}" --arg v "${verdict}" '
  . as $old
  | {bad: (if $v == "ok" then 0 else .bad + 1 end), good: (if $v == "ok" then .good + 1 else 0 end)}
  | .alarm = (if $old.alarm then .good < $clear else .bad >= $raise end)
  | .since = (if .alarm == $old.alarm then ($old.since // $now) else $now end)
  | .changed = (.alarm != $old.alarm)' <<<"${state}")"

printf '%s\n' "${new}" >"${state_file}.new" || rune_error 2 "State cannot be written"
mv -f -- "${state_file}.new" "${state_file}" || rune_error 2 "State cannot be replaced"

report="$(jq -c --arg check "${name}" --arg v "${verdict}" --arg code "${code}" --arg ms "${ms}" --arg ip "${ip}" \
  '. + {check: $check, verdict: $v, http_code: $code, ms: ($ms | tonumber? // 0), ip: $ip}' <<<"${new}")"
if jq -e '.alarm' <<<"${new}" >/dev/null; then
  rune_error 3 "Check is in alarm" "${report}"
fi
rune_ok "Check is ${verdict}" "${report}"
