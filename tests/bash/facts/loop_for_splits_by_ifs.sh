# Words are split at the characters of IFS.
# outcome: exact
# stdout: "[a]\n[b]\n[]\n[c]\n"
# status: 0
IFS=:
words=a:b::c
for x in $words; do echo "[$x]"; done
