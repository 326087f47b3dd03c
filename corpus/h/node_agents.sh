#!/usr/bin/env bash
# owner: platform-runtime   ticket: PLAT-2411
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/plat.sh"

readonly AGENT_DIR=/opt/platform/agents

agent_running() { plat::quiet pgrep -f "$AGENT_DIR/$1/bin/agent"; }

main() {
  rune_init
  plat::need pgrep setsid
  plat::get NAMES agents "metrics traces"
  plat::get UNIT supervisor platform-agents.service

  local name
  local -a refused=() started=()
  read -ra wanted <<<"$NAMES"
  for name in "${wanted[@]}"; do
    [[ $name =~ ^[a-z]+$ ]] || plat::fail 1 "not an agent" agent "$name"
    # each agent is prepared in a directory of its own
    (
      cd "$AGENT_DIR/$name" || rune_error 2 "agent is not installed" "$(plat::obj agent "$name")"
      plat::quiet ./bin/agent --check-config
    ) || { refused+=("$name"); continue; }

    if agent_running "$name"; then
      plat::log "$name runs already"
    else
      setsid "$AGENT_DIR/$name/bin/agent" --foreground 2>"/var/log/agent-$name.log" </dev/null &
      started+=("$name")
    fi
  done

  if ! plat::quiet systemctl reload "$UNIT"; then
    rune_error $? "supervisor did not reload" "$(plat::obj unit "$UNIT")"
  fi

  local s r
  s=$(jq -nc '$ARGS.positional' --args -- "${started[@]}")
  r=$(jq -nc '$ARGS.positional' --args -- "${refused[@]}")
  rune_ok "agents looked after" "$(jq -nc --argjson s "$s" --argjson r "$r" '{started:$s, refused:$r}')"
}

main "$@"
