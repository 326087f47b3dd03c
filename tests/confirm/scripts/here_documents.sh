x=5; cat <<EOF
v=$x $(echo sub)
EOF
read -r l <<< "a $x"; echo "$l"
