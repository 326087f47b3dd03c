#!/usr/bin/env bash
# Upgrades the packages that have a pending security update.
# Everything noisy goes to stderr; descriptor 3 is kept for the answer.
set -Eeuo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
if [[ -f $here/lib/rune_bpcs.sh ]]; then
  source "$here/lib/rune_bpcs.sh"
else
  source "$here/rune_bpcs.sh"
fi
rune_init
exec 3>&1 1>&2

answer() { "$@" >&3; }

dry_run=$(rune_param dry_run false)
hold_json=$(rune_param_json hold '[]')
lock_wait=$(rune_param lock_wait 120)
reboot_file=/run/reboot-required

if [[ $(jq -r type <<<"$hold_json") != array ]]; then
  answer rune_error 1 "hold must be an array" '{"parameter":"hold"}'
fi
if [[ ! $lock_wait =~ ^[1-9][0-9]{0,3}$ ]]; then
  answer rune_error 1 "lock_wait must be 1 to 9999 seconds" '{"parameter":"lock_wait"}'
fi
if ! type -P apt-get; then
  answer rune_error 4 "this host has no apt"
fi

export DEBIAN_FRONTEND=noninteractive LC_ALL=C
apt_opts=(-qq -y -o "DPkg::Lock::Timeout=$lock_wait" -o Dpkg::Options::=--force-confold)

declare -A held=()
while IFS= read -r pkg; do
  if [[ $pkg =~ ^[a-z0-9][a-z0-9.+-]*$ ]]; then held[$pkg]=1; fi
done < <(jq -r '.[] | strings' <<<"$hold_json"; apt-mark showhold 2>/dev/null)

for pause in 5 20 0; do
  if apt-get "${apt_opts[@]}" update; then
    break
  elif (( pause == 0 )); then
    answer rune_error 2 "the package lists cannot be fetched"
  fi
  sleep "$pause"
done

# Inst libssl3 [3.0.15-1] (3.0.16-1 Debian-Security:12/stable-security [amd64])
if ! plan=$(apt-get -s dist-upgrade 2>/dev/null); then
  answer rune_error 3 "apt cannot work out an upgrade"
fi
pattern='^Inst ([a-z0-9][a-z0-9.+-]*) .*[Ss]ecurity'
todo=() kept=()
while IFS= read -r line; do
  [[ $line =~ $pattern ]] || continue
  name=${BASH_REMATCH[1]}
  if [[ -v held["$name"] ]]; then
    kept+=("$name")
  else
    todo+=("$name")
  fi
done <<<"$plan"

as_array() { jq -nc --args '$ARGS.positional' -- "$@"; }
report() {
  local reboot=false
  if [[ -e $reboot_file ]]; then reboot=true; fi
  jq -nc --argjson done "$(as_array "$@")" --argjson kept "$(as_array "${kept[@]}")" --argjson reboot "$reboot" \
    '{upgraded: $done, held: $kept, reboot_required: $reboot}'
}

if (( ${#todo[@]} == 0 )); then
  answer rune_ok "no security update is pending" "$(report)"
fi
printf 'pending: %s\n' "${todo[@]}"
if [[ $dry_run == true ]]; then
  answer rune_ok "${#todo[@]} packages would be upgraded" "$(report | jq -c --argjson n "${#todo[@]}" '. + {would_upgrade: $n}')"
fi

done_=() failed=()
if apt-get "${apt_opts[@]}" install --only-upgrade "${todo[@]}"; then
  done_=("${todo[@]}")
else
  echo "the upgrade at once failed, trying one by one"
  dpkg --configure -a || echo "dpkg could not repair its state"
  for name in "${todo[@]}"; do
    if apt-get "${apt_opts[@]}" install --only-upgrade "$name"; then
      done_+=("$name")
    else
      failed+=("$name")
    fi
  done
fi

out=$(report "${done_[@]}")
if (( ${#failed[@]} > 0 )); then
  answer rune_error 3 "${#failed[@]} packages could not be upgraded" \
    "$(jq -c --argjson failed "$(as_array "${failed[@]}")" '. + {failed: $failed}' <<<"$out")"
fi
answer rune_ok "${#done_[@]} packages upgraded" "$out"
