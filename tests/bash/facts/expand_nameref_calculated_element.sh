# The subscript of an element that a name reference stands for is calculated, as any other.
# outcome: possible
# stdout: "a x c\n"
# status: 0
list=(a b c)
at=0
put() { local -n into=$1; into=$2; }
put "list[at + 1]" x
echo "${list[*]}"
