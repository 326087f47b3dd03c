#!/usr/bin/env bash
set -Eeuo pipefail
shopt -s extglob

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

guard() {
  local rc=$? where=$1 what=$2
  (( BASH_SUBSHELL )) && return 0
  rune_error 100 "failed: ${what%% *}" "$(jq -nc --argjson l "$where" --argjson s "$rc" '{line:$l, status:$s}')"
}
trap 'guard "$LINENO" "$BASH_COMMAND"' ERR

fs=$(rune_param filesystem /home)
percent=$(rune_param warn_percent 90)
spool=$(rune_param notice_directory "")

[[ $percent == @([1-9])?([0-9]) ]] || rune_error 1 "warn_percent is 1 to 99" '{"parameter":"warn_percent"}'
mountpoint -q -- "$fs" || rune_error 2 "nothing is mounted there" "$(jq -nc --arg f "$fs" '{filesystem:$f}')"
options=$(findmnt -n -o FSTYPE,OPTIONS --target "$fs") || rune_error 2 "findmnt knows nothing" "$(jq -nc --arg f "$fs" '{filesystem:$f}')"
read -r fstype options <<<"$options"
case $fstype in
  xfs|ext4) ;;
  *) rune_error 4 "no quota on this kind of file system" "$(jq -nc --arg t "$fstype" '{type:$t}')" ;;
esac
[[ ,$options, == *,@(usrquota|uquota|quota|usrjquota=*|usrquota=*),* ]] || rune_error 4 "quota is switched off" "$(jq -nc --arg o "$options" '{options:$o}')"

report=$(repquota -up --output=csv "$fs" 2>/dev/null) || rune_error 2 "repquota failed" "$(jq -nc --arg f "$fs" '{filesystem:$f}')"

declare -A at=()
heading() {
  local i=0 name
  local -a names
  IFS=, read -ra names <<<"$1"
  for name in "${names[@]}"; do
    if [[ -n $name ]]; then at[$name]=$i; fi
    i=$((i + 1))
  done
  [[ -n ${at[User]:-} && -n ${at[BlockUsed]:-} && -n ${at[BlockSoftLimit]:-} && -n ${at[BlockHardLimit]:-} ]]
}

# classify USED SOFT HARD: 0 below, 1 near, 2 over soft, 3 at hard
classify() {
  local used=$1 soft=$2 hard=$3
  if (( hard > 0 && used >= hard )); then return 3; fi
  if (( soft > 0 && used > soft )); then return 2; fi
  local top=$(( soft > 0 ? soft : hard ))
  if (( top > 0 && used * 100 / top >= percent )); then return 1; fi
  return 0
}

over=() near=() counted=0 titled=0
while IFS= read -r row; do
  if (( ! titled )); then
    if ! heading "$row"; then
      rune_error 100 "repquota has other columns" "$(jq -nc --arg r "$row" '{heading:$r}')"
    fi
    titled=1
    continue
  fi
  IFS=, read -ra f <<<"$row"
  user=${f[${at[User]}]:-}
  used=${f[${at[BlockUsed]}]:-} soft=${f[${at[BlockSoftLimit]}]:-} hard=${f[${at[BlockHardLimit]}]:-}
  [[ -n $user && $used$soft$hard == +([0-9]) && -n $used && -n $soft && -n $hard ]] || continue
  counted=$((counted + 1))
  verdict=0
  classify "$((10#$used))" "$((10#$soft))" "$((10#$hard))" || verdict=$?
  case $verdict in
    0) continue ;;
    1) near+=("$user") ;;
    *) over+=("$user") ;;
  esac
  if [[ -n $spool && $verdict -ge 2 ]]; then
    notice=$spool/${user//[!A-Za-z0-9._-]/_}.txt
    if [[ -e $notice && -n $(find "$notice" -mtime -1 2>/dev/null) ]]; then
      continue
    fi
    printf 'You use %s KiB of %s KiB in %s.\n' "$used" "$soft" "$fs" >"$notice" || echo "no notice for $user" >&2
  fi
done <<<"$report"

out=$(jq -nc --argjson n "$counted" --arg o "$(printf '%s\n' "${over[@]}")" --arg w "$(printf '%s\n' "${near[@]}")" \
  '{users:$n, over:($o | split("\n") | map(select(. != ""))), near:($w | split("\n") | map(select(. != "")))}')
if (( counted == 0 )); then
  rune_error 3 "the report names nobody" "$out"
elif (( ${#over[@]} > 0 )); then
  rune_error 3 "${#over[@]} users are over their quota" "$out"
fi
rune_ok "${#near[@]} users come near" "$out"
