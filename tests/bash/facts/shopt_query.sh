# `shopt -q` asks for an option.
# outcome: possible
# stdout: "on\noff\n"
# status: 0
shopt -s nullglob
shopt -q nullglob && echo on
shopt -q dotglob || echo off
