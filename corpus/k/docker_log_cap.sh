# docker_log_cap - reports or truncates json-file logs above a size
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init
mode=$(rune_param mode report) mib=$(rune_param mib 512)
[[ $mib =~ ^[1-9][0-9]{0,5}$ ]] || rune_error 1 'mib must be a number' '{"field":"mib"}'
root=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null) || rune_error 2 'docker does not answer' '{}'
declare -A big=()
while IFS=$'\t' read -r -d '' kib path; do
  id=${path##*/}; id=${id%%-json.log*}
  name=$(docker inspect --format '{{.Name}}' "$id" 2>/dev/null) || name=/${id:0:12}
  big[${name#/}]=$path
done < <(find "$root/containers" -name '*-json.log' -size "+${mib}M" -printf '%k\t%p\0' 2>/dev/null)
names=$(jq -nc '$ARGS.positional|sort' --args "${!big[@]}")
case $mode in
  report) rune_ok 'logs listed' "$(jq -nc --argjson n "$names" --argjson m "$mib" '{over_mib:$m, containers:$n}')" ;;
  truncate)
    for n in "${!big[@]}"; do
      truncate -s 0 -- "${big[$n]}" || rune_error 3 'cannot truncate' "$(jq -nc --arg n "$n" '{container:$n}')"
    done
    rune_ok 'logs truncated' "$(jq -nc --argjson n "$names" '{containers:$n}')" ;;
esac
