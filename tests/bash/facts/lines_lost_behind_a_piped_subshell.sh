# A subshell within a pipeline sets the count of lines to that of its `)`: what is read later is counted from there.
# outcome: possible
# stdout: "5\n8\n13\n"
# status: 0
echo $LINENO
( echo a ) | read -r _ || \
  :
:
echo $LINENO
if true; then
  ( echo a
    echo b ) | sort >/dev/null
  :
fi
:
echo $LINENO
