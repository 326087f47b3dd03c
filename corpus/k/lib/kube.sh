# shellcheck shell=bash
# kubectl helpers. Functions only; the caller decides where their output goes.

k() { kubectl --request-timeout=20s "$@"; }

# kube_pods_on NODE: "namespace/name" per line, without DaemonSet and mirror pods
kube_pods_on() {
  k get pods --all-namespaces --field-selector "spec.nodeName=$1" -o json |
    jq -r '
      .items[]
      | select((.metadata.ownerReferences // []) | any(.kind == "DaemonSet") | not)
      | select(.metadata.annotations["kubernetes.io/config.mirror"] == null)
      | "\(.metadata.namespace)/\(.metadata.name)"'
}

# kube_ready_replicas NAMESPACE DEPLOYMENT: ready count, 0 when the field is absent
kube_ready_replicas() {
  k -n "$1" get deployment "$2" -o json | jq -r '.status.readyReplicas // 0'
}

# kube_has KIND NAME [NAMESPACE]
kube_has() { k ${3:+-n "$3"} get "$1" "$2" -o name &>/dev/null; }
