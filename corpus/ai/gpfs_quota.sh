#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

PATH=$PATH:/usr/lpp/mmfs/bin
trace=/var/log/rune/gpfs_quota.trace

if [[ $(rune_param trace false) == true ]] && exec 7>>"$trace"; then
  BASH_XTRACEFD=7
  PS4='+ ${BASH_SOURCE##*/}:${LINENO}: '
  set -x
fi

fs=$(rune_param filesystem "")
fileset=$(rune_param fileset "")
soft=$(rune_param soft "")
hard=$(rune_param hard "")

for pair in "filesystem=$fs" "fileset=$fileset"; do
  case ${pair#*=} in
    ''|-*|*[!A-Za-z0-9_-]*) rune_error 1 "${pair%%=*}: missing or malformed" ;;
  esac
done

size() {
  # 10G, 2T ... in KiB; 1 when it is none of these
  local n=${1%[KMGT]} u=${1##*[0-9]}
  case $n in ''|0*|*[!0-9]*) return 1 ;; esac
  case $u in
    K|'') echo "$n" ;;
    M) echo $((n << 10)) ;;
    G) echo $((n << 20)) ;;
    T) echo $((n << 30)) ;;
    *) return 1 ;;
  esac
}

s=$(size "$soft") || rune_error 1 "soft: number and K, M, G or T" '{"field":"soft"}'
h=$(size "$hard") || rune_error 1 "hard: number and K, M, G or T" '{"field":"hard"}'
[ "$s" -le "$h" ] || rune_error 1 "soft is above hard" "$(jq -nc --argjson s "$s" --argjson h "$h" '{soft_kb: $s, hard_kb: $h}')"

mmlsfileset "$fs" "$fileset" >/dev/null 2>&1 || rune_error 2 "no such fileset" "$(jq -nc --arg f "$fileset" '{fileset: $f}')"

get() {
  mmlsquota -j "$fileset" "$fs" -Y 2>/dev/null | awk -F: '
    /HEADER/ { for (i = 1; i <= NF; i++) c[$i] = i; next }
    { print $c["blockUsage"], $c["blockLimit"]; exit }'
}

used=0 old=0
read -r used old <<<"$(get)" || :
case ${used:-x}${old:-x} in *[!0-9]*) used=0 old=0 ;; esac
if ((used > h)); then
  rune_error 3 "more is used than the new limit" "$(jq -nc --argjson u "$used" --argjson h "$h" '{used_kb: $u, hard_kb: $h}')"
fi

mmsetquota "$fs:$fileset" --block "$soft:$hard" >&2 || rune_error 3 "quota was not accepted"

[[ $- != *x* ]] || { set +x; unset BASH_XTRACEFD; exec 7>&-; }
rune_ok "quota set" "$(jq -nc --argjson u "$used" --argjson o "$old" --argjson h "$h" '{used_kb: $u, old_kb: $o, hard_kb: $h}')"
