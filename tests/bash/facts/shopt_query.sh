# `shopt -q` asks for an option.
# outcome: exact
# disagrees: `shopt -q` always succeeds
# stdout: "on\noff\n"
# status: 0
shopt -s nullglob
shopt -q nullglob && echo on
shopt -q dotglob || echo off
