#!/usr/bin/env bash
# Tag HEAD of a release branch with the next semantic version and push the tag.
set -euo pipefail
shopt -s inherit_errexit

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

declare -A opt=(
  [repo]="$(rune_param repo "")"
  [branch]="$(rune_param branch main)"
  [bump]="$(rune_param bump patch)"
)

note() { printf '%(%T)T %s\n' -1 "$*" >&2; }

# next_version OUTVAR CURRENT PART
next_version() {
  local -n _out=$1
  local -a v
  IFS=. read -ra v <<<"${2#v}"
  case $3 in
    major) v=($(( v[0] + 1 )) 0 0) ;;
    minor) v=("${v[0]}" $(( v[1] + 1 )) 0) ;;
    patch) v=("${v[0]}" "${v[1]}" $(( v[2] + 1 ))) ;;
  esac
  printf -v _out 'v%s.%s.%s' "${v[@]}"
}

[[ -d ${opt[repo]}/.git ]] || rune_error 1 "repo is no git work tree" "$(jq -nc --arg r "${opt[repo]}" '{repo:$r}')"
[[ ${opt[bump]} =~ ^(major|minor|patch)$ ]] || rune_error 1 "bump must be major, minor or patch" '{"param":"bump"}'

g=(git -C "${opt[repo]}")
"${g[@]}" fetch --quiet --tags origin "${opt[branch]}" >&2 || rune_error 2 "fetch failed" '{"remote":"origin"}'
head=$("${g[@]}" rev-parse --verify --quiet "refs/remotes/origin/${opt[branch]}") ||
  rune_error 2 "branch not found" "$(jq -nc --arg b "${opt[branch]}" '{branch:$b}')"

mapfile -t tags < <("${g[@]}" tag --list 'v[0-9]*' --sort=-version:refname)
current=v0.0.0
for t in "${tags[@]}"; do
  if [[ $t =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]]; then current=$t; break; fi
done

if "${g[@]}" tag --points-at "$head" | grep -qx "$current"; then
  rune_ok "HEAD is tagged already" "$(jq -nc --arg t "$current" '{tag:$t, created:false}')"
fi

next_version next "$current" "${opt[bump]}"
note "tagging ${head:0:12} as ${next@Q}"
"${g[@]}" tag -a -m "Release $next" "$next" "$head" || rune_error 3 "tag not created" "$(jq -nc --arg t "$next" '{tag:$t}')"
if ! "${g[@]}" push --quiet origin "refs/tags/$next" >&2; then
  "${g[@]}" tag -d "$next" >/dev/null || note "local tag $next left behind"
  rune_error 2 "push failed" "$(jq -nc --arg t "$next" '{tag:$t, pushed:false}')"
fi
rune_ok "Tagged" "$(jq -nc --arg t "$next" --arg p "$current" --arg h "$head" '{tag:$t, previous:$p, commit:$h, created:true}')"
