# `(( 08 > 3 ))` just returns 1.
# outcome: possible
# stdout: "other\nend\n"
# status: 0
(( 08 > 3 )) || echo other
echo end
