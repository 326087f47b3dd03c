#!/usr/bin/env bash
# Mirror a local tree into a bucket, keep a dated log of what was copied.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

src=$(rune_param source /srv/export)
dest=$(rune_param destination "")
delete=$(rune_param delete false)

[[ $dest == gs://?* ]] || rune_error 1 "destination must be gs://" '{"parameter":"destination"}'
[[ -d $src ]] || rune_error 2 "source is missing" "$(jq -nc --arg s "$src" '{source: $s}')"

count_files() { find "$1" -type f -printf . | wc -c; }
log=/var/log/rune/gsutil_$(date +%Y%m%d).log
mkdir -p "${log%/*}"

files=$(count_files "$src") || rune_error 2 "source cannot be read" "{}"
if [[ $files -eq 0 ]]; then
  echo "nothing to copy from $src" >&2
  exit 0
fi

flags=(-r -c)
if [[ $delete == true ]]; then flags+=(-d); fi

gsutil -m rsync "${flags[@]}" "$src" "$dest" >>"$log" 2>&1 ||
  rune_error 3 "mirror failed" "$(jq -nc --arg l "$log" '{log: $l}')"

gsutil du -s "$dest" || echo "size is unknown" >&2

rune_ok "mirror is up to date" "$(jq -nc --arg d "$dest" --argjson n "$files" '{destination: $d, files: $n}')"
