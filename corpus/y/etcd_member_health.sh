#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

respond() {
  # respond KIND CODE MESSAGE DATA: the whole message is built here
  local doc
  if [[ $1 == ok ]]; then
    doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg m "$3" --argjson d "$4" \
      '{message_metadata:$mm, payload:{result:"success", output_data:($d + {message:$m})}, observability:$obs, error:null}')
    rune_emit "$doc" 0
  fi
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson c "$2" --arg m "$3" --argjson d "$4" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:$c, message:$m, details:$d}}')
  rune_emit "$doc" "$2"
}

export ETCDCTL_API=3
pki=$(rune_param pki_directory /etc/kubernetes/pki/etcd)
endpoint=$(rune_param endpoint https://127.0.0.1:2379)
quota_mb=$(rune_param quota_mb 2048)

[[ $endpoint =~ ^https://[A-Za-z0-9.-]+:[0-9]{2,5}$ ]] || respond error 1 "endpoint is odd" "$(jq -nc --arg e "$endpoint" '{endpoint:$e}')"
[[ $quota_mb =~ ^[1-9][0-9]{2,4}$ ]] || respond error 1 "quota_mb is odd" '{"parameter":"quota_mb"}'
for file in ca.crt healthcheck-client.crt healthcheck-client.key; do
  [[ -r $pki/$file ]] || respond error 4 "a file of the PKI is missing" "$(jq -nc --arg f "$pki/$file" '{file:$f}')"
done

ctl() {
  timeout 15 etcdctl --endpoints "$endpoint" --cacert "$pki/ca.crt" --cert "$pki/healthcheck-client.crt" \
    --key "$pki/healthcheck-client.key" --write-out json "$@" </dev/null 2>/dev/null
}

rc=0
members=$(ctl member list) || rc=$?
case $rc in
  0) ;;
  124) respond error 2 "etcd does not answer" '{"seconds":15}' ;;
  127) respond error 4 "etcdctl is not installed" '{"command":"etcdctl"}' ;;
  *) respond error 2 "members cannot be listed" "$(jq -nc --argjson s "$rc" '{status:$s}')" ;;
esac

names=() learners=0
while IFS=$'\t' read -r name learner; do
  if [[ $learner == true ]]; then
    learners=$((learners + 1))
  elif [[ -n $name ]]; then
    names+=("$name")
  fi
done < <(jq -r '.members[]? | [(.name // "unnamed"), (.isLearner // false | tostring)] | @tsv' <<<"$members" 2>/dev/null || true)

voters=${#names[@]}
(( voters > 0 )) || respond error 100 "no member was named" '{"voters":0}'

status=$(ctl endpoint status --cluster) || status=''
leaders=() alive=0 max_lag=0 top=0
declare -A index=() bytes=()
if [[ -n $status ]]; then
  while read -r ep leader id raft size; do
    [[ $raft =~ ^[1-9][0-9]*$ && $size =~ ^[0-9]+$ ]] || continue
    alive=$((alive + 1))
    index[$ep]=$raft
    bytes[$ep]=$size
    if [[ $leader == "$id" ]]; then
      leaders+=("$ep")
    fi
    if (( raft > top )); then
      top=$raft
    fi
  done < <(jq -r '.[]? | "\(.Endpoint) \(.Status.leader) \(.Status.header.member_id) \(.Status.raftIndex) \(.Status.dbSize)"' <<<"$status" 2>/dev/null || true)
fi

full=()
for ep in "${!index[@]}"; do
  lag=$(( top - ${index[$ep]} ))
  (( lag <= max_lag )) || max_lag=$lag
  if (( ${bytes[$ep]} / 1048576 > quota_mb * 9 / 10 )); then
    full+=("$ep")
  fi
done

data=$(jq -nc --argjson v "$voters" --argjson a "$alive" --argjson l "$learners" --argjson g "$max_lag" --argjson n "${#leaders[@]}" \
  '{voters:$v, alive:$a, learners:$l, leaders:$n, raft_lag:$g, full:$ARGS.positional}' --args "${full[@]}")
quorum=$(( voters / 2 + 1 ))
if (( alive < quorum )); then
  respond error 2 "no quorum: $alive of $voters" "$data"
elif (( ${#leaders[@]} != 1 )); then
  respond error 3 "${#leaders[@]} members say that they lead" "$data"
elif (( alive < voters || max_lag > 1000 )); then
  respond error 3 "a member is down or behind" "$data"
elif (( ${#full[@]} )); then
  respond error 3 "the database is nearly full" "$data"
fi
respond ok 0 "etcd is healthy" "$data"
