# A separator at the end of a line belongs to the last field only when there is another one in it.
# outcome: possible
# stdout: "b|b==|\n"
# status: 0
IFS='=' read -r a first < <(echo a=b=)
{ IFS='=' read -r a second; } <<'END'
a=b==
END
echo "$first|$second|"
