#!/bin/bash
# A Bash script that speaks no `rune_*` may print and exit as it likes.
# kind: script
echo "hello"
ls /nowhere
exit 3
