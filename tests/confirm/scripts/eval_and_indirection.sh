n=v; v=7; echo "${!n}"; eval "w=\$v"; echo "$w"
