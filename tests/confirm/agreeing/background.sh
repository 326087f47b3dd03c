#!/usr/bin/env bash
# The stdin of commands in the background.
list=$(mktemp)
look() { true; }
look &
{ look; } &
( look ) &
look <"$list" &
{ look; } 3<"$list" &
look <&0 &
look | look &
look && look &
wait
run() {
  look &
  while read -r line; do
    look &
  done <"$list"
  look &
  ( look & wait )
  x=$(look & wait)
  wait
}
run
look &
echo text | { look & wait; }
echo text | ( look & wait )
wait
set -m
look &
wait
