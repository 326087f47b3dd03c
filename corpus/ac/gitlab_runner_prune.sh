#!/usr/bin/env bash
# Remove runners that have been offline for a long time.
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

url=$(rune_param gitlab_url "")
days=$(rune_param offline_days 30)
limit=$(rune_param max_delete 20)
commit=$(rune_param commit false)
token_file=/etc/rune/gitlab.token

[[ $url =~ ^https://[A-Za-z0-9.-]+(:[0-9]+)?$ ]] || rune_error 1 "gitlab_url must be https://host"
[[ $days =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "offline_days must be a number"
[[ $limit =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "max_delete must be 1 to 999"
[[ -s $token_file ]] || rune_error 4 "token file missing" '{"file":"/etc/rune/gitlab.token"}'

body=$(mktemp)
trap 'rm -f "$body"' EXIT

api() {
  # api METHOD PATH -> http status on stdout, answer in $body
  curl -sS --retry 3 --max-time 30 -X "$1" -o "$body" -w '%{http_code}' \
    --config <(printf 'header = "PRIVATE-TOKEN: %s"\n' "$(<"$token_file")") "$url/api/v4$2" </dev/null
}

cutoff=$(date -u -d "-$days days" +%FT%TZ)
stale=()
page=1
while :; do
  status=$(api GET "/runners/all?status=offline&per_page=100&page=$page") || rune_error 2 "GitLab cannot be reached"
  case $status in
    200) ;;
    401|403) rune_error 4 "GitLab refuses the token" ;;
    *) rune_error 2 "unexpected answer" "$(jq -nc --arg s "$status" '{http_status:($s|tonumber)}')" ;;
  esac
  ids=$(jq -r '.[].id' "$body") || rune_error 100 "answer is not JSON"
  [[ -n $ids ]] || break
  while IFS= read -r id; do
    status=$(api GET "/runners/$id") || continue
    [[ $status == 200 ]] || continue
    if jq -e --arg c "$cutoff" '(.contacted_at // "") < $c' "$body" >/dev/null; then
      stale+=("$id")
    fi
  done <<<"$ids"
  page=$((page + 1))
  if (( page > 50 )); then break; fi
done

found=${#stale[@]}
if [[ $commit != true ]]; then
  rune_ok "stale runners" "$(jq -nc '{would_delete:($ARGS.positional | map(tonumber))}' --args "${stale[@]}")"
fi
if (( found > limit )); then
  rune_error 3 "more stale runners than max_delete" "$(jq -nc --argjson f "$found" --argjson l "$limit" '{found:$f, max_delete:$l}')"
fi

deleted=0
for id in "${stale[@]}"; do
  if status=$(api DELETE "/runners/$id") && [[ $status == 204 ]]; then
    deleted=$((deleted + 1))
  else
    printf 'runner %s not deleted (HTTP %s)\n' "$id" "${status:-none}" >&2
  fi
done
rune_ok "runners pruned" "$(jq -nc --argjson d "$deleted" --argjson f "$found" '{deleted:$d, stale:$f}')"
