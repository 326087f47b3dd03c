#!/usr/bin/env bash
# Promote a container image by digest from staging to production registry.
set -Eeuo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init
trap '(( BASH_SUBSHELL )) || rune_error 100 "unexpected failure" "$(jq -nc --arg l "$LINENO" "{line:\$l}")"' ERR

src_registry=$(rune_param src_registry registry.stage.example.com)
dst_registry=$(rune_param dst_registry registry.example.com)
image=$(rune_param image "")
tag=$(rune_param tag "")
auth_file=$(rune_param auth_file /etc/containers/auth.json)

fail() { local c=$1 m=$2; shift 2; rune_error "$c" "$m" "$(jq -nc '$ARGS.named' "$@")"; }

re='^[a-z0-9]+([._/-][a-z0-9]+)*$'
[[ $image =~ $re ]] || fail 1 "image name malformed" --arg image "$image"
[[ $tag =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ ]] || fail 1 "tag malformed" --arg tag "$tag"
[[ -r $auth_file ]] || fail 4 "no registry credentials" --arg file "$auth_file"

retry() {
  local -i max=$1 n=0; shift
  until "$@"; do
    n+=1
    if (( n >= max )); then return 1; fi
    printf 'retry %d of %d: %s\n' "$n" "$max" "${*@Q}" >&2
    sleep $(( 2 ** n ))
  done
}

src=docker://$src_registry/$image:$tag
dst=docker://$dst_registry/$image:$tag

if ! manifest=$(skopeo inspect --authfile "$auth_file" "$src" 2>/dev/null); then
  fail 2 "image not found in staging" --arg source "$src"
fi
digest=$(jq -r '.Digest' <<<"$manifest")
created=$(jq -r '.Created' <<<"$manifest")

if [[ $(skopeo inspect --authfile "$auth_file" --format '{{.Digest}}' "$dst" 2>/dev/null) == "$digest" ]]; then
  rune_ok "Already promoted" "$(jq -nc --arg digest "$digest" '$ARGS.named + {promoted:false}')"
fi

if ! retry 3 skopeo copy --all --quiet --authfile "$auth_file" "docker://$src_registry/$image@$digest" "$dst" >&2; then
  fail 2 "copy failed" --arg source "$src" --arg destination "$dst"
fi
rune_ok "Promoted" "$(jq -nc --arg image "$image" --arg tag "$tag" --arg digest "$digest" --arg created "$created" \
  '$ARGS.named + {promoted:true}')"
