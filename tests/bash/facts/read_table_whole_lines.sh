# With an empty IFS, and without a name, `read` keeps blanks; each `read` of a group takes the next line.
# outcome: exact
# stdout: "[  a b ]\n[ c  ]\n[]\n1 2\nno\n"
# status: 0
while IFS= read -r line; do echo "[$line]"; done <<'END'
  a b 
END
while read -r; do echo "[$REPLY]"; done <<'END'
 c  

END
{
  read -r one
  read -r two
  echo "$one $two"
  read -r three || echo no
} <<'END'
1
2
END
