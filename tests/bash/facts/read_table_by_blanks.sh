# Blanks around the fields of a line are no part of them, and several are one separator.
# outcome: exact
# stdout: "a|b c|\n1|2|3 4|\nx||\n"
# status: 0
while read -r first rest; do echo "$first|$rest|"; done <<'END'
  a   b c  
END
while IFS=$' \t' read -r x y z; do echo "$x|$y|$z|"; done <<'END'
 1	2   3 4 
END
while IFS=' :' read -r x y; do echo "$x|$y|"; done <<<'x : '
