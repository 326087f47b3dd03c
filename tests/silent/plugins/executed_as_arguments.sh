#!/usr/bin/env bash
# Values that are handed over, quoted, measured or cleaned are no code.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

name=$(rune_param name app)
all=$(rune_all_params)

bash -c 'echo "$1"' _ "$name" >&2 || true
printf '%s\0' "$name" | xargs -0 -n 1 bash -c 'echo "$1"' _ >&2 || true
printf -v quoted '%q ' echo "$name"
bash -c "$quoted" >&2 || true
eval "$(jq -r '@sh "wanted=\(.wanted // "none")"' <<<"$all")"
awk -v name="$name" 'BEGIN { print toupper(name) }' >&2
count=$(jq '.items // [] | length' <<<"$all")
if (( count > 2 || ${#name} > 20 )); then
  echo many >&2
fi
clean=$(tr -cd 'a-z0-9' <<<"$name")
ssh localhost "ls /srv/$clean" >&2 || true
declare -A seen=()
seen[$name]=1
echo "${seen[$name]} ${seen[other]:-}" >&2
sudo systemctl status "$name" >&2 || true
docker exec web ls "/srv/$name" >&2 || true
timeout 5 cat <<EOF >&2 || true
rm -rf $name
EOF
trap 'echo "$name" >&2' EXIT
cmd=(echo "$name")
"${cmd[@]}" >&2
line="logger -t app $name"
read -ra words <<<"$line"
"${words[@]}" || true

rune_ok "Done" "$(jq -nc --arg wanted "$wanted" '{wanted: $wanted}')"
