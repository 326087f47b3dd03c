#!/usr/bin/env bash
# Processes of every kind, nested and in the background.
set -eu
level() { echo "$BASH_SUBSHELL" >&2; }
level
( level; ( level ) )
( level ) | cat
{ level; } | { level; cat; }
level | level
x=$(level; ( level ); level | cat)
y=$( ( level ) )
cat < <(level; ( level ))
level &
wait
{ level; } &
( level; level | cat ) &
wait
level && level &
wait
if ( level | cat ); then level; fi
shopt -s lastpipe
level | { level; z=1; }
: "$z"
