#!/usr/bin/env bash
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

seconds=$(rune_param seconds 5)
remount=$(rune_param remount no)
[[ $seconds =~ ^[1-9][0-9]?$ ]] || rune_error 1 "seconds is 1 to 99" '{"parameter":"seconds"}'
[[ $remount == yes || $remount == no ]] || rune_error 1 "remount is yes or no" '{"parameter":"remount"}'

# expected: lines of /etc/fstab with nfs or nfs4 and without noauto
declare -A expected=()
if [[ -r /etc/fstab ]]; then
  while read -r src target type opts _; do
    [[ $src == '#'* || -z $opts ]] && continue
    [[ $type == nfs?(4) ]] || continue
    [[ ,$opts, == *,noauto,* ]] || expected[$target]=$src
  done </etc/fstab
fi

# mounted right now, asked of the kernel: nothing here touches the server
declare -A mounted=()
while read -r src target type _; do
  if [[ $type == nfs || $type == nfs4 ]]; then
    mounted[$target]=$src
  fi
done < <(cat /proc/self/mounts 2>/dev/null)

if (( ${#expected[@]} + ${#mounted[@]} == 0 )); then
  rune_ok "no nfs here" '{"mounts":0}'
fi

probe() {
  local rc=0
  timeout -s KILL "$seconds" stat -f -c %T "$1" >/dev/null 2>&1 </dev/null || rc=$?
  case $rc in
    0) REPLY=fine ;;
    124|137) REPLY=hangs ;;
    127) REPLY=untestable; return 1 ;;
    *)
      if err=$(LC_ALL=C timeout -s KILL "$seconds" ls "$1" 2>&1 >/dev/null); then
        REPLY=flapping
      elif [[ $err == *'Stale file handle'* ]]; then
        REPLY=stale
      elif [[ $err == *'Permission denied'* ]]; then
        REPLY=denied
      else
        REPLY=broken
      fi ;;
  esac
}

declare -A state=()
for t in "${!mounted[@]}"; do
  probe "$t" || rune_error 4 "there is no timeout command" '{"package":"coreutils"}'
  state[$t]=$REPLY
done
for t in "${!expected[@]}"; do
  if [[ -z ${mounted[$t]:-} ]]; then
    state[$t]=missing
  elif [[ ${mounted[$t]} != "${expected[$t]}" ]]; then
    echo "$t comes from ${mounted[$t]}, fstab says ${expected[$t]}" >&2
  fi
done

fixed=0 bad=0 hung=0
for t in "${!state[@]}"; do
  if [[ $remount == yes ]]; then
    case ${state[$t]} in
      stale)
        if umount -l "$t" >&2 && timeout 60 mount "$t" >&2; then
          state[$t]=remounted
        fi ;;
      missing)
        rc=0
        timeout 60 mount "$t" >&2 </dev/null || rc=$?
        if (( rc == 0 )); then
          state[$t]=remounted
        elif (( rc == 32 )); then
          state[$t]='mount failed'
        elif (( rc == 124 )); then
          state[$t]=hangs
        fi ;;
    esac
  fi
  case ${state[$t]} in
    fine|flapping) ;;
    remounted) fixed=$((fixed + 1)) ;;
    hangs) hung=$((hung + 1)) ;;
    *) bad=$((bad + 1)) ;;
  esac
done

rows=$(for t in "${!state[@]}"; do
  jq -nc --arg t "$t" --arg s "${state[$t]}" --arg f "${mounted[$t]:-${expected[$t]:-}}" '{target:$t, source:$f, state:$s}'
done | jq -sc 'sort_by(.target)')
out=$(jq -nc --argjson r "$rows" --argjson f "$fixed" '{mounts:$r, remounted:$f}')
(( hung == 0 )) || rune_error 2 "$hung mounts hang" "$out"
(( bad == 0 )) || rune_error 3 "$bad mounts are bad" "$out"
rune_ok "nfs is fine" "$out"
