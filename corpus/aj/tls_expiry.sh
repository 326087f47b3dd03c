#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

rune_init

die() {
  local -r code=$1 msg=$2
  shift 2
  local details='{}'
  if (($#)); then
    details=$(jq -nc --args '{context: $ARGS.positional}' "$@")
  fi
  rune_error "$code" "$msg" "$details"
}

# assign_checked VAR PARAM PATTERN DEFAULT
assign_checked() {
  local -n ref=$1
  local -r param=$2 pattern=$3
  ref=$(rune_param "$param" "${4:-}")
  if [[ -z $ref ]]; then
    die 1 "Missing parameter: $param" "$param"
  fi
  [[ $ref =~ $pattern ]] || die 1 "Parameter has a bad form: $param" "$ref"
}

end_date_of() {
  local -r host=$1 port=$2
  openssl s_client -connect "$host:$port" -servername "$host" </dev/null 2>/dev/null |
    openssl x509 -noout -enddate |
    sed 's/^notAfter=//'
}

command -v openssl >/dev/null || die 2 "openssl is not installed"

assign_checked host host '^[A-Za-z0-9.-]+$'
assign_checked port port '^[0-9]{1,5}$' 443
assign_checked min_days min_days '^[0-9]{1,3}$' 21

expires=""
for pause in 1 3 9; do
  if expires=$(end_date_of "$host" "$port") && [[ -n $expires ]]; then
    break
  fi
  expires=""
  echo "no certificate from $host:$port, next try in ${pause}s" >&2
  sleep "$pause"
done
[[ -n $expires ]] || die 2 "No certificate received" "$host" "$port"

then_s=$(date -d "$expires" +%s) || die 100 "Cannot parse the end date" "$expires"
now_s=$(date +%s)
days=$(((then_s - now_s) / 86400))

data=$(jq -nc --arg h "$host" --arg e "$expires" --argjson d "$days" --argjson m "$((10#$min_days))" \
  '{host: $h, expires: $e, days_left: $d, min_days: $m}')
if ((days < 10#$min_days)); then
  rune_error 3 "Certificate expires soon" "$data"
fi
rune_ok "Certificate is fine" "$data"
