#!/usr/bin/env bash
# Restart (or only inspect) deployments and wait until every replica is ready.
set -Eeuo pipefail
shopt -s inherit_errexit

SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init
exec 3>&1 1>&2 # from here on, noise goes to stderr

on_error() {
  local -r status=$1 line=$2
  ((BASH_SUBSHELL == 0)) || return 0
  rune_error 100 "Unexpected failure" \
    "$(jq -nc --argjson status "${status}" --argjson line "${line}" '{status: $status, line: $line}')" >&3
}
trap 'on_error "$?" "${LINENO}"' ERR

fail() {
  rune_error "$1" "$2" "${3:-}" >&3
}

log() {
  printf '%(%FT%TZ)T [%s] %s\n' -1 "$1" "$2"
}

retry() {
  local -i attempts=$1 delay=$2 n=1
  shift 2
  until "$@"; do
    if ((n >= attempts)); then
      return 1
    fi
    log WARN "attempt ${n}/${attempts} of '$1 $2' failed, next in ${delay}s" >&2
    sleep "${delay}"
    n+=1
    delay=$((delay * 2))
  done
}

kube() {
  timeout 30 kubectl --request-timeout=20s --namespace "${namespace}" "$@" </dev/null
}

# One line of JSON: the rollout state of a deployment.
describe() {
  kube get deployment "$1" --output json | jq -ce '{
    name: .metadata.name,
    desired: (.spec.replicas // 1),
    updated: (.status.updatedReplicas // 0),
    ready: (.status.readyReplicas // 0),
    current: ((.status.observedGeneration // 0) >= (.metadata.generation // 0)),
    reason: ([.status.conditions[]? | select(.type == "Progressing") | .reason][0] // "unknown"),
    selector: (.spec.selector.matchLabels // {} | to_entries | map("\(.key)=\(.value)") | join(","))
  }'
}

# The pods that keep a deployment from being ready, at most ten.
culprits() {
  kube get pods --selector "$1" --output json | jq -c '
    [.items[]
     | {pod: .metadata.name, phase: .status.phase,
        waiting: [.status.containerStatuses[]? | .state.waiting.reason? // empty],
        restarts: ([.status.containerStatuses[]?.restartCount] | add // 0)}
     | select(.phase != "Running" or (.waiting | length) > 0)] | .[:10]'
}

namespace="$(rune_param namespace default)"
action="$(rune_param action restart)"
budget="$(rune_param timeout_seconds 300)"
deployments="$(rune_param_json deployments '[]')"

[[ "${namespace}" =~ ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ ]] || fail 1 "namespace is not a DNS label"
[[ "${budget}" =~ ^[1-9][0-9]{1,3}$ ]] || fail 1 "timeout_seconds must be 10 to 9999"
[[ "${action}" == "restart" || "${action}" == "status" ]] || fail 1 "action must be restart or status"
jq -e 'type == "array" and length >= 1 and length <= 20
       and all(.[]; type == "string" and test("\\A[a-z0-9][a-z0-9.-]{0,200}\\z"))' <<<"${deployments}" >/dev/null 2>&1 \
  || fail 1 "deployments must be a list of 1 to 20 names"
command -v kubectl >/dev/null || fail 4 "kubectl is not installed"
retry 3 2 kube version || fail 2 "API server cannot be reached"

declare -a states=()
declare -i not_ready=0 deadline=$((SECONDS + budget))

while IFS= read -r name; do
  state="$(retry 2 1 describe "${name}")" \
    || fail 2 "Deployment cannot be read" "$(jq -nc --arg n "${name}" '{deployment: $n}')"
  if [[ "${action}" == "restart" ]]; then
    kube rollout restart "deployment/${name}" # a refusal is an unexpected failure
    until state="$(describe "${name}")" \
      && jq -e '.current and .updated >= .desired and .ready >= .desired' <<<"${state}" >/dev/null; do
      if ((SECONDS >= deadline)); then
        break
      fi
      sleep 5
    done
  fi
  if [[ -n "${state}" ]] && jq -e '.current and .ready >= .desired' <<<"${state}" >/dev/null; then
    states+=("$(jq -c '. + {healthy: true}' <<<"${state}")")
    continue
  fi
  not_ready+=1
  pods="[]"
  if selector="$(jq -er '.selector | select(. != "")' <<<"${state}")" && [[ -n "${selector}" ]]; then
    pods="$(culprits "${selector}")" || pods="[]"
  fi
  states+=("$(jq -nc --arg n "${name}" --argjson pods "${pods:-[]}" '{name: $n, healthy: false, pods: $pods}')")
done < <(jq -r '.[]' <<<"${deployments}")

report="$(printf '%s\n' "${states[@]}" | jq -sc --arg ns "${namespace}" '{namespace: $ns, deployments: .}')"
if ((not_ready > 0)); then
  fail 3 "${not_ready} deployment(s) not ready" "${report}"
fi
rune_ok "All deployments are ready" "${report}" >&3
