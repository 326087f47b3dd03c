#!/usr/bin/env bash
# put a promo into a Nexus raw repository
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

f=$(rune_param file "")
repo=$(rune_param repository promos)
user=$(rune_param user deploy)
nexus_password=$(rune_param nexus_password "")
base=https://nexus.tv.example

if [[ ! -s $f ]]; then
  echo "nothing to upload: $f"
  exit 2
fi

rc=$(mktemp); out=$(mktemp)
trap 'rm -f "$rc" "$out"' EXIT
chmod 600 "$rc"
cat >"$rc" <<EOF
user = "$user:$nexus_password"
connect-timeout = 10
retry = 3
EOF

sum=$(sha1sum "$f" | cut -d' ' -f1) || rune_error_kv 2 "cannot read the file" "file=$f"
name=${f##*/}
code=$(curl -sS -K "$rc" -o "$out" -w '%{http_code}' -T "$f" "$base/repository/$repo/$name" 2>>"$out") || code=000

case $code in
  201|204) ;;
  401|403) rune_error 4 "Nexus refuses the login" "$(jq -nc --rawfile c "$rc" --arg h "$code" '{http: $h, curlrc: $c}')" ;;
  *) rune_error 2 "upload failed" "$(jq -nc --arg h "$code" --rawfile b "$out" '{http: $h, body: $b[:400]}')" ;;
esac

got=$(curl -fsS -K "$rc" "$base/service/rest/v1/search/assets?repository=$repo&name=$name" 2>/dev/null | jq -r '.items[0].checksum.sha1 // ""') || got=
[[ $got == "$sum" ]] || rune_error_kv 3 "checksum differs" "local=$sum" "nexus=$got"
rune_ok_kv "uploaded" "repository=$repo" "name=$name" "sha1=$sum"
