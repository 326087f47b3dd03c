#!/usr/bin/env bash
# the node health check that slurm runs, on demand. every check prints one word.
set -eEuo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init
trap 'if [[ $BASH_SUBSHELL -eq 0 ]]; then rune_error 100 "check crashed in line $LINENO" "{}"; fi' ERR

check_load() {
    awk -v cores="$(nproc)" '{ if ($1 > 2 * cores) print "high"; else print "ok" }' /proc/loadavg
}

check_mem() {
    awk '/^MemTotal/ { t = $2 } /^MemAvailable/ { a = $2 } END { if (a * 20 < t) print "low"; else print "ok" }' /proc/meminfo
}

check_ib() {
    local f s
    for f in /sys/class/infiniband/*/ports/*/state; do
        [[ -e $f ]] || { echo none; return 0; }
        read -r s <"$f" || s=unreadable
        case $s in
            *ACTIVE) ;;
            *) echo down; return 0 ;;
        esac
    done
    echo ok
}

check_gpu() {
    if ! type nvidia-smi &>/dev/null; then echo none; return; fi
    nvidia-smi -q -d ECC >/dev/null 2>&1 && echo ok || echo broken
}

check_lustre() {
    local m
    while read -r _ m type _; do
        [[ $type == lustre ]] || continue
        timeout 5 stat -f "$m" >/dev/null 2>&1 || { echo "stale:$m"; return; }
    done </proc/mounts
    echo ok
}

only=$(rune_param only "load mem ib gpu lustre")
report='{}'
bad=0
for c in $only; do
    case $c in load|mem|ib|gpu|lustre) ;; *) rune_error 1 "no such check" "$(jq -nc --arg c "$c" '{check:$c}')" ;; esac
    word=$("check_$c")
    report=$(jq -c --arg c "$c" --arg w "$word" '. + {($c): $w}' <<<"$report")
    case $word in ok|none) ;; *) bad=$((bad + 1)) ;; esac
done

if (( bad > 0 )); then
    rune_error 3 "$bad checks failed" "$report"
fi
rune_ok "node is healthy" "$report"
