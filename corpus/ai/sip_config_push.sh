#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

phones=$(rune_param phone_list /etc/sip/phones.tsv)
tmpl=$(rune_param template /etc/sip/template.cfg)
out=$(rune_param tftp_root /srv/tftp)

[[ -r $phones ]] || rune_error 2 "phone list is missing" "$(jq -nc --arg p "$phones" '{path: $p}')"
[[ -r $tmpl ]] || rune_error 2 "template is missing"
[[ -d $out && -w $out ]] || rune_error 2 "TFTP root is not writable"

check_mac() {
  case $1 in
    [0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]*) ;;
    *) rune_error 1 "phone list is garbled" "$(jq -nc --arg m "$1" '{mac: $m}')" ;;
  esac
}

# one file per phone; the index goes to index.tsv
n=0
while IFS=$'\t' read -r mac ext name; do
  [[ -n $mac && $mac != \#* ]] || continue
  mac=${mac,,}
  mac=${mac//:/}
  check_mac "$mac"
  while IFS= read -r line; do
    line=${line//@EXT@/$ext}
    line=${line//@NAME@/$name}
    printf '%s\n' "$line" >&4
  done <"$tmpl" 4>"$out/SEP$mac.cfg"
  printf '%s\t%s\n' "$mac" "$ext"
  n=$((n + 1))
done <"$phones" >"$out/index.tsv.new"

mv "$out/index.tsv.new" "$out/index.tsv" || rune_error 2 "cannot put the index in place"

notify() {
  local ext
  cut -f2 "$out/index.tsv" | sort -u | while read -r ext; do
    timeout 3 sipsak -M -s "sip:$ext@127.0.0.1" >/dev/null 2>&1 && continue
    [[ $(rune_param strict false) != true ]] || rune_error 3 "phone does not answer" '{"stage":"notify"}'
    printf '%s is silent\n' "$ext" >&2
  done || true
}
notify

rune_ok "phones configured" "$(jq -nc --argjson n "$n" --arg o "$out" '{phones: $n, root: $o}')"
