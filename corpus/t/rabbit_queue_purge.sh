#!/usr/bin/env bash
# Purge the queues of a vhost that match a prefix and hold no consumer.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly TMO=20

# queues NAMEREF VHOST PREFIX
queues() {
  local -n _q=$1
  local -r vhost=$2 prefix=$3
  local json
  json=$(timeout "${TMO}" rabbitmqctl -q -p "${vhost}" list_queues name messages consumers --formatter json 2>/dev/null) || return 2
  mapfile -t _q < <(jq -r --arg p "${prefix}" '.[] | select(.consumers == 0 and .messages > 0) | select(.name | startswith($p)) | "\(.messages)\t\(.name)"' <<<"${json}")
}

vhost=$(rune_param vhost /)
prefix=$(rune_param prefix "")
[[ -n "${prefix}" ]] || rune_error 1 "a prefix is needed" '{"missing":["prefix"]}'

declare -a found=()
st=0
queues found "${vhost}" "${prefix}" || st=$?
if (( st != 0 )); then
  rune_error "${st}" "cannot list the queues" "$(jq -nc --arg v "${vhost}" '{vhost:$v}')"
fi

declare -a purged=()
lost=0
for row in "${found[@]}"; do
  IFS=$'\t' read -r count name <<<"${row}"
  if timeout "${TMO}" rabbitmqctl -q -p "${vhost}" purge_queue "${name}" >/dev/null 2>&1; then
    purged+=("${name}")
    lost=$(( lost + count ))
  else
    printf 'cannot purge %s\n' "${name@Q}" >&2
    rune_err "cannot purge ${name}"
  fi
done

rune_out vhost "${vhost}"
rune_out dropped "${lost}"
rune_out purged "$(jq -nc '$ARGS.positional' --args -- "${purged[@]}")"
rune_finish "queues purged"
