#!/usr/bin/env bash
# trigger a parameterised Jenkins job and follow it to its end
set -euo pipefail
source "$(cd "${BASH_SOURCE[0]%/*}" && pwd)/rune_bpcs.sh"
rune_init

base=$(rune_param url "")
job=$(rune_param job "")
user=$(rune_param user "")
api_token=$(rune_param api_token "")
follow=$(rune_param follow_minutes 10)
params=$(rune_param_json parameters '{}')

[[ $base =~ ^https://[a-zA-Z0-9.:/-]+$ ]] || rune_error 1 "url must be https"
[[ $job =~ ^[A-Za-z0-9_-]+$ ]]            || rune_error 1 "job is no job name"
[[ $follow =~ ^[1-9][0-9]?$ ]]            || rune_error 1 "follow_minutes must be 1 to 99"
[[ -n $user && -n $api_token ]]           || rune_error 1 "user and api_token are needed"

# credentials reach curl by a pipe, not by its command line
jenkins() {
  printf 'user = "%s:%s"\n' "$user" "$api_token" \
    | curl --config - --silent --show-error --fail --max-time 30 "$@"
}

form=()
while IFS= read -r pair; do
  form+=(--data-urlencode "$pair")
done < <(jq -r 'to_entries[] | "\(.key)=\(.value)"' <<<"$params")

headers=$(jenkins --dump-header - --output /dev/null --request POST "${form[@]}" "$base/job/$job/buildWithParameters") \
  || rune_error 2 "Jenkins did not take the job"
queue=
while IFS=': ' read -r key value; do
  if [[ ${key,,} == location ]]; then queue=${value%$'\r'}; fi
done <<<"$headers"
[[ -n $queue ]] || rune_error 3 "no queue item in the answer"

number='' status=''
(( end = SECONDS + follow * 60 ))
while (( SECONDS < end )); do
  sleep 5
  if [[ -z $number ]]; then
    number=$(jenkins "${queue%/}/api/json" | jq -r '.executable.number // empty') || number=
    continue
  fi
  status=$(jenkins "$base/job/$job/$number/api/json" | jq -r '.result // empty') || status=
  [[ -z $status ]] || break
done

jq -nc --arg n "$number" --arg s "$status" '{build:$n, status:$s}' >"/var/tmp/jenkins-$job.last" || true
data=$(jq -nc --arg j "$job" --arg n "$number" --arg s "${status:-RUNNING}" '{job:$j, build:$n, status:$s}')
case $status in
  SUCCESS) rune_ok "build succeeded" "$data" ;;
  '')      rune_error 3 "build did not end in time" "$data" ;;
  *)       rune_error 3 "build ended with $status" "$data" ;;
esac
