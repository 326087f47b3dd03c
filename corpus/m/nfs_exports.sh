#!/usr/bin/env bash
# nfs_exports: one export line in /etc/exports.d, then re-export
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

path=$(rune_param path "")
clients=$(rune_param clients "")
options=$(rune_param options rw,sync,no_subtree_check)

[[ $path == /* && $path != *[[:space:]]* ]] || rune_error 1 "path must be absolute, without blanks" '{"parameter":"path"}'
[[ $options =~ ^[a-z_=0-9,]+$ ]] || rune_error 1 "options are malformed" '{"parameter":"options"}'
[[ -d $path ]] || rune_error 2 "No such directory" "$(jq -nc --arg p "$path" '{path:$p}')"
[[ -n $clients ]] || rune_error 1 "clients are missing" '{"missing":["clients"]}'

slug=${path#/}
file=/etc/exports.d/${slug//\//-}.exports
line=$path
IFS=', ' read -r -a hosts <<<"$clients"
for h in "${hosts[@]}"; do
  [[ $h =~ ^[A-Za-z0-9.*:/-]+$ ]] || rune_error 1 "A client is malformed" "$(jq -nc --arg c "$h" '{client:$c}')"
  line+=" $h($options)"
done

old=
if [[ -f $file ]]; then
  old=$(<"$file")
fi
if [[ $old == "$line" ]]; then
  rune_ok "Export is unchanged" "$(jq -nc --arg f "$file" '{file:$f, changed:false}')"
fi

mkdir -p /etc/exports.d
printf '%s\n' "$line" >"$file" || rune_error 2 "Cannot write the export file" "$(jq -nc --arg f "$file" '{file:$f}')"

if ! exportfs -r -a -v 2>/dev/null; then
  if [[ -n $old ]]; then
    printf '%s\n' "$old" >"$file"
  else
    rm -f "$file"
  fi
  rune_error 3 "exportfs rejects the line" "$(jq -nc --arg l "$line" '{line:$l}')"
fi

visible=$(showmount --no-headers -e localhost 2>/dev/null | awk -v p="$path" '$1 == p { n++ } END { print n + 0 }') || visible=0
rune_ok "Export written" "$(jq -nc --arg f "$file" --argjson v "$visible" '{file:$f, changed:true, visible:($v > 0)}')"
