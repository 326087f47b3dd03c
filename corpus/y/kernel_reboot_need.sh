#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

boot=$(rune_param boot_directory /boot)
max_up=$(rune_param max_uptime_days 180)
[[ $max_up =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_uptime_days must be 1 to 9999" '{}'

# newer A B: 0 when A is the higher version, 1 when lower, 2 when equal
newer() {
  [[ $1 != "$2" ]] || return 2
  local -a x y
  IFS=.-+_ read -ra x <<<"$1"
  IFS=.-+_ read -ra y <<<"$2"
  local i a b
  for (( i = 0; i < ${#x[@]} || i < ${#y[@]}; i++ )); do
    a=${x[i]:-0} b=${y[i]:-0}
    if [[ $a =~ ^[0-9]{1,9}$ && $b =~ ^[0-9]{1,9}$ ]]; then
      (( 10#$a == 10#$b )) && continue
      (( 10#$a > 10#$b )) && return 0
      return 1
    fi
    [[ $a == "$b" ]] && continue
    [[ $a > $b ]] && return 0
    return 1
  done
  return 2
}

running=$(uname -r)
best=''
count=0
for image in "$boot"/vmlinuz-* "$boot"/kernel-*; do
  [[ -f $image ]] || continue
  name=${image##*/}
  version=${name#*-}
  [[ $version == *rescue* ]] && continue
  count=$((count + 1))
  if [[ -z $best ]] || newer "$version" "$best"; then
    best=$version
  fi
done
(( count )) || rune_error 4 "No kernel image" "$(jq -nc --arg b "$boot" '{boot:$b}')"

up=0
if [[ -r /proc/uptime ]] && read -r seconds _ </proc/uptime && [[ $seconds =~ ^([0-9]+)\. ]]; then
  up=$(( BASH_REMATCH[1] / 86400 ))
fi

rc=0
newer "$best" "$running" || rc=$?
case $rc in
  0) state=outdated ;;
  1) state=ahead ;;
  2) state=current ;;
esac

packages=()
if [[ -r /run/reboot-required.pkgs ]]; then
  while read -r pkg; do
    [[ -n $pkg ]] && packages+=("$pkg")
  done < <(sort -u /run/reboot-required.pkgs)
fi

out=$(jq -nc --arg r "$running" --arg b "$best" --arg s "$state" --argjson up "$up" --argjson n "$count" \
  '{running:$r, newest:$b, state:$s, uptime_days:$up, images:$n, packages:$ARGS.positional}' --args "${packages[@]}")

case $state in
  ahead) rune_error 4 "The running kernel is not in $boot any more" "$out" ;;
  outdated) rune_error 3 "A reboot is needed" "$out" ;;
esac
if (( up > max_up )); then
  rune_error 3 "The host is up for too long" "$out"
elif (( ${#packages[@]} > 0 )); then
  rune_error 3 "Packages want a reboot" "$out"
fi
rune_ok "No reboot needed" "$out"
