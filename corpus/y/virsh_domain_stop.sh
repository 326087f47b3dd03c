#!/usr/bin/env bash
set -euo pipefail

. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

# ---- options: ["--domain","web","--wait","60","--force"]
mapfile -t given < <(rune_param_json options '[]' | jq -r '.[]? | tostring')
set -- "${given[@]}"

domains=() wait_for=60 force=0
while (( $# )); do
  case $1 in
    -d|--domain)
      [[ $# -ge 2 ]] || rune_error 1 "--domain needs a name" '{}'
      domains+=("$2")
      shift 2 ;;
    --wait=*)
      wait_for=${1#*=}
      shift ;;
    -w|--wait)
      [[ $# -ge 2 ]] || rune_error 1 "--wait needs seconds" '{}'
      wait_for=$2
      shift 2 ;;
    -f|--force) force=1; shift ;;
    --) shift; domains+=("$@"); break ;;
    *) rune_error 1 "unknown option" "$(jq -nc --arg o "$1" '{option:$o}')" ;;
  esac
done
[[ $wait_for =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "--wait is 1 to 999" '{"option":"--wait"}'
(( ${#domains[@]} )) || rune_error 1 "no domain given" '{"missing":["--domain"]}'
for d in "${domains[@]}"; do
  [[ $d =~ ^[A-Za-z0-9][A-Za-z0-9_.-]*$ ]] || rune_error 1 "not a domain name" "$(jq -nc --arg n "$d" '{name:$n}')"
done

state_of() {
  local answer
  answer=$(LC_ALL=C virsh -q domstate "$1" 2>&1 </dev/null) || {
    if [[ $answer == *'failed to get domain'* ]]; then echo absent; else echo unknown; fi
    return 0
  }
  echo "${answer%%$'\n'*}"
}

virsh -q uri >/dev/null 2>&1 </dev/null || rune_error 2 "libvirtd does not answer" '{"command":"virsh uri"}'

declare -A final=()
trouble=0 forced=0
for d in "${domains[@]}"; do
  s=$(state_of "$d")
  case $s in
    'shut off') final[$d]="was off"; continue ;;
    absent) final[$d]=absent; trouble=$((trouble + 1)); continue ;;
    paused) virsh -q resume "$d" >&2 </dev/null || echo "$d stays paused" >&2 ;;
    running|idle) ;;
    *) final[$d]="odd: $s"; trouble=$((trouble + 1)); continue ;;
  esac
  if ! virsh -q shutdown "$d" --mode acpi >&2 </dev/null; then
    echo "$d does not take the request" >&2
  fi
  deadline=$(( SECONDS + wait_for ))
  until s=$(state_of "$d"); [[ $s == 'shut off' ]] || (( SECONDS >= deadline )); do
    sleep 2
  done
  if [[ $s == 'shut off' ]]; then
    final[$d]=off
  elif (( force )) && virsh -q destroy "$d" --graceful >&2 </dev/null; then
    final[$d]=forced
    forced=$((forced + 1))
  else
    final[$d]="still $s"
    trouble=$((trouble + 1))
  fi
done

states=$(for d in "${!final[@]}"; do printf '%s\t%s\n' "$d" "${final[$d]}"; done | jq -Rnc '[inputs / "\t" | {(.[0]): .[1]}] | add')
out=$(jq -nc --argjson s "$states" --argjson f "$forced" '{domains:$s, forced:$f}')
if (( trouble == ${#domains[@]} )); then
  rune_error 2 "no domain could be stopped" "$out"
elif (( trouble )); then
  rune_error 3 "$trouble domains are not off" "$out"
else
  rune_ok "domains are off" "$out"
fi
