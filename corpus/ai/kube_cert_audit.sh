#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

warn=$(rune_param warn_days 30)
dir=$(rune_param pki_dir /etc/kubernetes/pki)
[[ $warn =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "warn_days: 1 to 999" '{"field":"warn_days"}'
[[ -d $dir ]] || rune_error 2 "no such directory" "$(jq -nc --arg d "$dir" '{pki_dir: $d}')"

declare -A left=() tally=([ok]=0 [soon]=0 [gone]=0 [odd]=0)

days_left() {
  local end=$(openssl x509 -in "$1" -noout -enddate 2>/dev/null)
  [[ $end == notAfter=* ]] || return 1
  printf '%d\n' $(( ($(date -d "${end#*=}" +%s) - now) / 86400 ))
}

now=$(date +%s)
mapfile -d '' -t files < <(find "$dir" -name '*.crt' -print0 2>/dev/null)
((${#files[@]})) || rune_error 2 "no certificates there"

for f in "${files[@]}"; do
  name=${f#"$dir"/}
  if ! d=$(days_left "$f"); then
    class=odd d=-1
  elif ((d < 0)); then
    class=gone
  elif ((d < warn)); then
    class=soon
  else
    class=ok
  fi
  left[$name]=$d
  tally[$class]=$((${tally[$class]} + 1))
done

# two columns, turned into one object
table=$(
  for k in "${!left[@]}"; do
    printf '%s\t%s\n' "$k" "${left[$k]}"
  done | sort -t $'\t' -k2n |
    jq -Rn '[inputs | split("\t") | {(.[0]): (.[1] | tonumber)}] | add // {}'
)

kubeadm=$(type -P kubeadm) || kubeadm=""
version=none
[[ -z $kubeadm ]] || version=$("$kubeadm" version -o short 2>/dev/null) || version=unknown

report=$(jq -nc --argjson t "$table" --arg v "$version" \
  --argjson ok "${tally[ok]}" --argjson soon "${tally[soon]}" --argjson gone "${tally[gone]}" --argjson odd "${tally[odd]}" \
  '{days_left: $t, kubeadm: $v, ok: $ok, soon: $soon, expired: $gone, unreadable: $odd}')

if ((tally[gone] > 0)); then
  rune_error 3 "certificates have expired" "$report"
fi
rune_ok "certificates audited" "$report"
