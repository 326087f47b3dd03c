#!/usr/bin/env bash
# Take a Jenkins agent offline (or back online) and wait until its executors are idle.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

base=$(rune_param jenkins_url "")
node=$(rune_param node "")
want=$(rune_param state offline)
reason=$(rune_param reason "maintenance by RUNE")
patience=$(rune_param wait_minutes 20)
netrc=/etc/rune/jenkins.netrc

die() {
  local code=$1 text=$2 extra=${3:-"{}"}
  echo "jenkins_node_offline: $text" >&2
  rune_error "$code" "$text" "$extra"
}

[[ $base =~ ^https?://[A-Za-z0-9./:_-]+$ ]] || die 1 "jenkins_url is missing or malformed"
[[ $node =~ ^[A-Za-z0-9._-]+$ ]] || die 1 "node is missing or malformed" '{"missing":["node"]}'
[[ $patience =~ ^[1-9][0-9]{0,2}$ ]] || die 1 "wait_minutes must be 1 to 999"
[[ -r $netrc ]] || die 4 "netrc file is missing" '{"file":"/etc/rune/jenkins.netrc"}'
case $want in
  offline) flag=true ;;
  online)  flag=false ;;
  *)       die 1 "state must be online or offline" ;;
esac

jar=$(mktemp) hdr=$(mktemp)
trap 'rm -f -- "$jar" "$hdr"' EXIT

web() { curl -fsS --netrc-file "$netrc" -b "$jar" -c "$jar" --connect-timeout 5 --max-time 30 "$@" </dev/null; }

node_info() { web "${base%/}/computer/$node/api/json?tree=temporarilyOffline,idle,executors%5BcurrentExecutable%5Burl%5D%5D"; }

crumb=()
if c=$(web "${base%/}/crumbIssuer/api/json" 2>/dev/null); then
  jq -r '"\(.crumbRequestField): \(.crumb)"' <<<"$c" >"$hdr" || die 100 "crumb issuer did not answer with JSON"
  crumb=(-H "@$hdr")
fi

info=$(node_info) || die 2 "agent not found or Jenkins is down" "$(jq -nc --arg n "$node" '{node:$n}')"
is=$(jq -r '.temporarilyOffline' <<<"$info") || die 100 "Jenkins did not answer with JSON"

changed=false
if [[ $is != "$flag" ]]; then
  web -X POST "${crumb[@]}" --data-urlencode "offlineMessage=$reason" \
    "${base%/}/computer/$node/toggleOffline" >/dev/null || die 3 "toggleOffline was refused"
  changed=true
fi

if [[ $want == online ]]; then
  rune_ok "agent is online" "$(jq -nc --arg n "$node" --argjson c "$changed" '{node:$n, changed:$c}')"
fi

until_s=$(( SECONDS + patience * 60 ))
while info=$(node_info) || info='{}'; do
  [[ $(jq -r '.idle // false' <<<"$info" || true) == true ]] && break
  if (( SECONDS > until_s )); then
    builds=$(jq -c '[.executors[]?.currentExecutable.url? // empty]' <<<"$info") || builds='[]'
    die 3 "agent is offline but still busy" "$(jq -nc --argjson b "$builds" '{builds:$b}')"
  fi
  sleep 10
done

rune_ok "agent is offline and idle" "$(jq -nc --arg n "$node" --argjson c "$changed" '{node:$n, changed:$c}')"
