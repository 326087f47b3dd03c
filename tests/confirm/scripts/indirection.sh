f() { echo "${!1} ${!1:-none} ${!2:-none} ${!#}"; }
x=7; f x y; f y x
must() { printf -v "$1" '%s' "$2"; [[ -n ${!1} ]] && echo "$1 is ${!1}"; }
must LOGIN anna; must LOGIN '' || echo "LOGIN is empty"
list=(a b c); r='list[1]'; echo "${!r}"; r='list[@]'; for each in "${!r}"; do echo "<$each>"; done
declare -A m=([k]=v); r='m[k]'; echo "${!r} ${!r^^} ${!m[@]}"
long=abcdef; r=long; echo "${!r:1:2} ${!r%f} ${!r/b/X} ${!r:+there}"
for v in x long missing; do [ -z "${!v+x}" ] && echo "$v is not set" || echo "$v=${!v}"; done
