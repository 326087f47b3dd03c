# `$-` holds the options.
# outcome: possible
# stdout: "on\n"
# status: 0
set -e
case $- in *e*) echo on ;; *) echo off ;; esac
