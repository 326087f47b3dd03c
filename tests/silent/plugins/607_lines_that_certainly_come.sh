#!/usr/bin/env bash
# A command that always prints gives `read` its line, also through filters that keep lines.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

file=$(rune_param file /etc/hosts)
[[ -s ${file} ]] || rune_error 2 "file is missing or empty" "$(jq -nc --arg f "${file}" '{file: $f}')"
read -r now nanos < <(date '+%s %N')
read -r sum _ < <(sha256sum "${file}")
read -r kernel < <(uname -r | cut -d- -f1)
read -r used free < <(df -P / | awk 'NR == 2 { print $3, $4 }')
read -r lines < <(awk 'NF { n++ } END { print n + 0 }' /etc/hosts)
read -r home < <(echo "${HOME}" | sed 's|/*$||')
{ read -r first; read -r second; } < <(printf '%s\n' "${file}" "${sum}" && echo)
shopt -s lastpipe
uname -m | read -r machine
printf '%s\n' 2 1 | jq -sc 'sort' | read -r sorted
echo "${machine} ${sorted}" >&2
exec 3< <(echo "${kernel}")
read -r -u 3 third
exec 3<&-
while read -r key value; do last="${key}${value}"; done < <(printf 'a 1\nb 2\n')
echo "${first} ${second} ${third} ${last}" >&2
rune_ok_kv "looked at" "now=${now}.${nanos}" "sum=${sum}" "kernel=${kernel}" "used=${used}" "free=${free}" \
  "lines=${lines}" "home=${home}"
