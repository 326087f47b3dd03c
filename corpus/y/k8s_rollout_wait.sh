#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

declare -A want=([namespace]=default [deployment]='' [image]='' [seconds]=300)
for k in "${!want[@]}"; do
  want[$k]=$(rune_param "$k" "${want[$k]}")
done

fail() { local c=$1 m=$2; shift 2; rune_error "$c" "$m" "$(jq -nc --arg d "$*" '{detail:$d}')" >&3; }

[[ ${want[deployment]} =~ ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$ ]] || fail 1 "bad deployment name" "${want[deployment]}"
[[ ${want[namespace]} =~ ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$ ]] || fail 1 "bad namespace" "${want[namespace]}"
[[ ${want[seconds]} =~ ^[1-9][0-9]{1,3}$ ]] || fail 1 "seconds must be 10 to 9999" "${want[seconds]}"
kube=(kubectl --namespace "${want[namespace]}" --request-timeout=20s)

if ! before=$("${kube[@]}" get deployment "${want[deployment]}" -o json); then
  echo "cannot read the deployment, is the cluster there?"
  if "${kube[@]}" version -o json; then
    fail 2 "deployment not found" "${want[deployment]}"
  else
    fail 4 "no access to the cluster" "check the kubeconfig"
  fi
fi

container=$(jq -r '.spec.template.spec.containers[0].name // empty' <<<"$before") || fail 100 "kubectl gave no JSON"
old=$(jq -r '.spec.template.spec.containers[0].image // "none"' <<<"$before") || fail 100 "kubectl gave no JSON"
echo "container $container runs $old"

if [[ -n ${want[image]} ]]; then
  if [[ ${want[image]} == "$old" ]]; then
    rune_ok "image is in place already" "$(jq -nc --arg i "$old" '{image:$i, changed:false}')" >&3
  fi
  "${kube[@]}" set image "deployment/${want[deployment]}" "$container=${want[image]}" || fail 3 "image refused" "${want[image]}"
else
  "${kube[@]}" rollout restart "deployment/${want[deployment]}" || fail 3 "restart refused" "${want[deployment]}"
fi

rc=0
timeout "${want[seconds]}" "${kube[@]}" rollout status "deployment/${want[deployment]}" --watch || rc=$?
pods=$("${kube[@]}" get pods -l "app=${want[deployment]}" -o json || echo '{}')
declare -i ready=0 broken=0
reasons=()
while IFS=$'\t' read -r pod phase reason; do
  if [[ $phase == Running && $reason == - ]]; then
    ready+=1
  elif [[ $reason =~ (BackOff|ErrImage|Error) ]]; then
    broken+=1
    reasons+=("$pod:$reason")
  fi
done < <(jq -r '.items[]? | [.metadata.name, .status.phase, (.status.containerStatuses[0].state.waiting.reason // "-")] | @tsv' <<<"$pods")

if (( rc == 0 )); then
  rune_ok "rolled out" "$(jq -nc --arg i "${want[image]:-$old}" --argjson r "$ready" '{image:$i, ready:$r, changed:true}')" >&3
fi

if (( broken > 0 )); then
  "${kube[@]}" rollout undo "deployment/${want[deployment]}" || fail 100 "broken and cannot be undone" "${reasons[@]}"
  fail 3 "rolled back" "${reasons[@]}"
fi
case $rc in
  124) fail 3 "rollout not finished in ${want[seconds]} s" "$ready pods ready" ;;
  *)   fail 2 "watching failed" "status $rc" ;;
esac
