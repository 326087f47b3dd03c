#!/bin/bash
# Bring /etc/exports.d/rune.exports in line with the list in the message.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

exports=$(rune_param_json exports '[]')
file=/etc/exports.d/rune.exports
new= old= changed=false

trap '[[ -z $new ]] || rm -f -- "$new"; [[ -z $old ]] || rm -f -- "$old"' EXIT

if ! jq -e 'type == "array" and length > 0 and all(.[]; (.path | type == "string") and (.clients | type == "array"))' \
    <<<"$exports" >/dev/null 2>&1; then
  rune_error 1 "exports must be a list of {path, clients}" '{"example":{"path":"/srv/x","clients":["10.0.0.0/24"]}}'
fi

new=$(mktemp)
old=$(mktemp)
entries=()

while IFS=$'\t' read -r path client mode; do
  [[ $path =~ ^/[A-Za-z0-9._/-]+$ ]] || rune_error 1 "bad path" "$(jq -nc --arg p "$path" '{path:$p}')"
  [[ $client =~ ^[0-9a-fA-F.:/]+$|^\*?[A-Za-z0-9.-]+$ ]] || rune_error 1 "bad client" "$(jq -nc --arg c "$client" '{client:$c}')"
  [[ -d $path ]] || rune_error 2 "directory missing" "$(jq -nc --arg p "$path" '{path:$p}')"
  entries+=("$path $client($mode,sync,no_subtree_check)")
done < <(jq -r '.[] | . as $e | .clients[] | [$e.path, tostring, (if $e.rw == true then "rw" else "ro" end)] | @tsv' <<<"$exports")

printf '%s\n' "${entries[@]}" | sort -u >"$new"

rc=0
if [[ -f $file ]]; then
  cp -- "$file" "$old" || rune_error 2 "present exports cannot be read"
fi
difference=$(diff -u "$old" "$new") || rc=$?
(( rc < 2 )) || rune_error 100 "diff failed"

if (( rc == 1 )); then
  printf '%s\n' "$difference" >&2
  install -m 0644 -- "$new" "$file" || rune_error 2 "exports cannot be written"
  changed=true
  if ! msg=$(exportfs -ra 2>&1); then
    install -m 0644 -- "$old" "$file" || true
    exportfs -ra |& logger -t rune-nfs || true
    rune_error 3 "exportfs refused the new list, old one restored" "$(jq -nc --arg m "$msg" '{exportfs:$m}')"
  fi
fi

lines=$(wc -l <"$new")
rune_ok "exports in place" "$(jq -nc --argjson c "$changed" --argjson n "$((lines))" '{changed:$c, entries:$n}')"
