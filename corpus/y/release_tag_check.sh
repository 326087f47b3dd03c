#!/usr/bin/env bash
# May this working copy be released? Clean tree, tag on HEAD, tag newer than what is deployed.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "unexpected failure" "$(jq -nc --argjson l "$LINENO" "{line:\$l}")"' ERR

repo=$(rune_param repository "")
deployed_file=$(rune_param deployed_file /srv/app/VERSION)
allow_pre=$(rune_param allow_prerelease no)

git_in() { git -C "$repo" -c core.quotePath=false "$@" 2>/dev/null </dev/null; }

[[ $repo == /* && -d $repo ]] || rune_error 1 "repository must be a directory" "$(jq -nc --arg r "$repo" '{repository:$r}')"

rc=0
inside=$(git_in rev-parse --is-inside-work-tree) || rc=$?
case $rc:${inside:-} in
  0:true) ;;
  0:*) rune_error 4 "this is a bare repository" "$(jq -nc --arg r "$repo" '{repository:$r}')" ;;
  127:*) rune_error 4 "git is not installed" '{"command":"git"}' ;;
  *) rune_error 2 "this is no repository of ours" "$(jq -nc --arg r "$repo" --argjson s "$rc" '{repository:$r, status:$s}')" ;;
esac

declare -A dirty=([staged]=0 [changed]=0 [untracked]=0 [conflicts]=0)
while IFS= read -r -d '' entry; do
  xy=${entry:0:2}
  case $xy in
    '??') slot=untracked ;;
    UU|AA|DD|?U|U?) slot=conflicts ;;
    ' '?) slot=changed ;;
    *) slot=staged ;;
  esac
  dirty[$slot]=$(( dirty[$slot] + 1 ))
  case $xy in
    R*|C*) IFS= read -r -d '' _ || break ;;
  esac
done < <(git_in status --porcelain=v1 -z)
if (( dirty[conflicts] > 0 )); then
  rune_error 3 "there are conflicts" "$(jq -nc --argjson n "${dirty[conflicts]}" '{conflicts:$n}')"
elif (( dirty[staged] + dirty[changed] + dirty[untracked] > 0 )); then
  rune_error 3 "the tree is not clean" "$(jq -nc --argjson s "${dirty[staged]}" --argjson c "${dirty[changed]}" --argjson u "${dirty[untracked]}" \
    '{staged:$s, changed:$c, untracked:$u}')"
fi

described=$(git_in describe --tags --long --match 'v[0-9]*') || rune_error 3 "no version tag can be reached" "$(jq -nc --arg r "$repo" '{repository:$r}')"
semver='^v([0-9]+)\.([0-9]+)\.([0-9]+)(-([0-9A-Za-z.]+))?$'
if [[ ! $described =~ ^(.+)-([0-9]+)-g([0-9a-f]+)$ ]]; then
  rune_error 100 "git describe is odd" "$(jq -nc --arg d "$described" '{described:$d}')"
fi
tag=${BASH_REMATCH[1]} ahead=${BASH_REMATCH[2]} commit=${BASH_REMATCH[3]}
info=$(jq -nc --arg t "$tag" --arg a "$ahead" --arg c "$commit" '{tag:$t, ahead:($a | tonumber), commit:$c}')
(( ahead == 0 )) || rune_error 3 "HEAD is $ahead commits after $tag" "$info"
[[ $tag =~ $semver ]] || rune_error 3 "the tag is no version" "$info"
new=("${BASH_REMATCH[@]:1:3}")
if [[ -n ${BASH_REMATCH[5]:-} && $allow_pre != yes ]]; then
  rune_error 3 "the tag is a prerelease" "$info"
fi

old_tag=''
if [[ -r $deployed_file ]]; then
  read -r old_tag <"$deployed_file" || [[ -n $old_tag ]] || rune_error 2 "the deployed version is empty" "$info"
fi
if [[ -z $old_tag ]]; then
  rune_ok "first release" "$info"
fi
[[ $old_tag =~ $semver ]] || rune_error 4 "the deployed version is odd" "$(jq -c --arg o "$old_tag" '.deployed = $o' <<<"$info")"
old=("${BASH_REMATCH[@]:1:3}")
info=$(jq -c --arg o "$old_tag" '.deployed = $o' <<<"$info")

for i in 0 1 2; do
  if (( 10#${new[i]} > 10#${old[i]} )); then
    step=(major minor patch)
    rune_ok "a ${step[i]} release" "$info"
  elif (( 10#${new[i]} < 10#${old[i]} )); then
    rune_error 3 "the tag is older than what is deployed" "$info"
  fi
done
if [[ $tag == "$old_tag" ]]; then
  rune_ok "this version is deployed" "$info"
fi
rune_error 3 "versions differ in their suffix only" "$info"
