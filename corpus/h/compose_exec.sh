#!/usr/bin/env bash
# compose_exec -- run one of our maintenance verbs inside a service of a compose project
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); source "$D/rune_bpcs.sh"
rune_init

command -v docker || rune_error 4 "no docker" '{"command":"docker"}'
p=$(rune_param project ""); s=$(rune_param service ""); verb=$(rune_param verb ""); t=$(rune_param timeout 60)
for x in p s verb; do [[ -n ${!x} ]] || rune_error 1 "a parameter is empty" "$(jq -nc --arg x "$x" '{parameter:$x}')"; done
[[ $p =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "not a project" '{"parameter":"project"}'
[[ $t =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "timeout is not a number" '{"parameter":"timeout"}'

# projects of the old kind have a runner of their own
[[ -x /srv/$p/run.sh ]] && exec "/srv/$p/run.sh" "$s" "$verb"

# the first container will do, they all have the same code
id=$(docker ps -q --filter "label=com.docker.compose.project=$p" --filter "label=com.docker.compose.service=$s" 2>/dev/null | head -n 1) || id=""
[[ -n $id ]] || rune_error 2 "service does not run" "$(jq -nc --arg p "$p" --arg s "$s" '{project:$p, service:$s}')"

# 124 is timeout's own status
rc=0
out=$(timeout "$t" docker exec "$id" sh -c "/app/bin/maintenance $verb" 2>&1 </dev/null) || rc=$?
(( rc != 124 )) || rune_error 3 "timeout" "$(jq -nc --argjson t "$t" '{timeout:$t}')"
(( rc == 0 )) || rune_error 3 "the verb failed" "$(jq -nc --argjson rc "$rc" --arg o "$out" '{status:$rc, output:$o}')"
rune_ok "done" "$(jq -nc --arg v "$verb" --arg o "$out" '{verb:$v, output:$o}')"
