# `read -u` takes lines of another descriptor; `continue` and `break` leave the lines where they are.
# outcome: exact
# stdout: "b\nd\n"
# status: 0
exec 3<<'END'
a
b
c
d
END
while read -r -u 3 line; do
  [[ $line == a ]] && continue
  echo "$line"
  break
done
read -r -u 3 line
read -r -u 3 line
echo "$line"
