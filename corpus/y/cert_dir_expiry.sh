#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

dir=$(rune_param directory /etc/ssl/private-ca)
warn=$(rune_param warn_days 30)
crit=$(rune_param crit_days 7)

[[ $warn =~ ^[0-9]{1,4}$ && $crit =~ ^[0-9]{1,4}$ ]] || rune_error 1 "warn_days and crit_days are whole numbers" '{}'
warn=$((10#$warn)) crit=$((10#$crit))
(( crit <= warn )) || rune_error 1 "crit_days is above warn_days" "$(jq -nc --argjson w "$warn" --argjson c "$crit" '{warn:$w, crit:$c}')"
[[ -d $dir ]] || rune_error 2 "No such directory" "$(jq -nc --arg d "$dir" '{directory:$d}')"

now=$(date +%s)
declare -A level=([ok]=0 [soon]=0 [critical]=0 [expired]=0 [unreadable]=0)
rows=()

grade() {
  local days=$1
  if (( days < 0 )); then echo expired
  elif (( days <= crit )); then echo critical
  elif (( days <= warn )); then echo soon
  else echo ok
  fi
}

shopt -s nullglob
for pem in "$dir"/*.pem "$dir"/*.crt; do
  [[ -L $pem && ! -e $pem ]] && continue
  if ! text=$(openssl x509 -in "$pem" -noout -enddate -subject -nameopt RFC2253 2>/dev/null); then
    level[unreadable]=$(( level[unreadable] + 1 ))
    rows+=("$(jq -nc --arg f "${pem##*/}" '{file:$f, level:"unreadable"}')")
    continue
  fi
  end='' cn=''
  while IFS='=' read -r field rest; do
    case $field in
      notAfter) end=$rest ;;
      subject) [[ $rest =~ (^|,)CN=([^,]+) ]] && cn=${BASH_REMATCH[2]} ;;
    esac
  done <<<"$text"
  if ! stamp=$(date -d "$end" +%s 2>/dev/null); then
    level[unreadable]=$(( level[unreadable] + 1 ))
    continue
  fi
  days=$(( (stamp - now) / 86400 ))
  (( stamp >= now )) || days=-1
  g=$(grade "$days")
  level[$g]=$(( level[$g] + 1 ))
  [[ $g == ok ]] || rows+=("$(jq -nc --arg f "${pem##*/}" --arg cn "$cn" --argjson d "$days" --arg g "$g" '{file:$f, cn:$cn, days:$d, level:$g}')")
done

total=0
for g in "${!level[@]}"; do total=$(( total + level[$g] )); done
(( total > 0 )) || rune_error 4 "No certificate found" "$(jq -nc --arg d "$dir" '{directory:$d}')"

list=$(printf '%s\n' "${rows[@]}" | jq -sc '.')
data=$(jq -nc --argjson n "$total" --argjson l "$list" '{checked:$n, findings:$l}')

if (( level[expired] + level[critical] > 0 )); then
  rune_error 3 "Certificates expire" "$data"
fi
if (( level[unreadable] > 0 )); then
  rune_error 2 "Some certificates cannot be read" "$data"
fi
rune_ok "${level[soon]} of $total certificates need attention" "$data"
