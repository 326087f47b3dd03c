#!/bin/bash
# what hardware and software is this?   used by the sales desk
set -euo pipefail

. /opt/rune/lib/rune_bpcs.sh

LEVEL=`rune_param level "short"`
NODE=`rune_ctx node "unknown"`

CPU=`nproc`
MEM=`awk '/MemTotal/ { print int($2/1024) }' /proc/meminfo`
KERNEL=`uname -r`

# distribution name
if [ -r /etc/os-release ]; then
    OS=`sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release`
else
    OS=unknown
fi

if [ "$LEVEL" = "long" ]; then
    PKGS=`dpkg-query -W 2>/dev/null | wc -l || echo 0`
else
    PKGS=0
fi

rune_ok "Inventory of $NODE" "`jq -nc --arg c "$CPU" --arg m "$MEM" --arg k "$KERNEL" --arg o "$OS" --arg p "$PKGS" '{cpus:$c, mem_mb:$m, kernel:$k, os:$o, packages:$p}'`"
