#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); . "$D/rune_bpcs.sh"
rune_init

finished=
trap '[[ -n $finished ]] || rune_error 100 "promotion was aborted" "{\"step\":\"unknown\"}"' EXIT

root=$(rune_param root /srv/mirror) repo=$(rune_param repo "") from=$(rune_param from testing) to=$(rune_param to stable)
re='^[a-z0-9][a-z0-9._-]*$'
for v in "$repo" "$from" "$to"; do
  [[ $v =~ $re ]] || rune_error 1 "repo, from and to are plain names" "$(jq -nc --arg v "$v" '{value:$v}')"
done
[[ $from != "$to" ]] || rune_error 1 "from and to are the same ring" '{}'

src=$root/$repo/rings/$from dst=$root/$repo/rings/$to
[[ -L $src && -d $src/ ]] || rune_error 2 "source ring does not exist" "$(jq -nc --arg s "$src" '{ring:$s}')"
snap=$(readlink -f "$src") || rune_error 2 "source ring points nowhere" '{}'
old=$(readlink -f "$dst" 2>/dev/null) || old=

if ! gpgv --quiet "$snap/repodata/repomd.xml.asc" "$snap/repodata/repomd.xml" &>/dev/null; then
  rune_error 3 "snapshot is not signed" "$(jq -nc --arg s "${snap##*/}" '{snapshot:$s}')"
fi

ln -sfn "$snap" "$dst.new" && mv -T "$dst.new" "$dst" || rune_error 2 "ring could not be switched" '{}'
printf '%(%FT%TZ)T %s %s %s\n' -1 "$repo" "$to" "${snap##*/}" >>"$root/promotions.log" || echo "no log entry" >&2

finished=1
rune_ok "ring promoted" "$(jq -nc --arg n "${snap##*/}" --arg o "${old##*/}" '{now:$n, before:$o}')"
