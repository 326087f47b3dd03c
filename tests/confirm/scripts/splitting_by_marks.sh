count() { echo "$#:$*"; }
line=one:two::four:
IFS=:; set -- $line; unset IFS
echo "$#|$1|$2|$3|$4"
spaced=' a b , c,d '
IFS=', '; set -- $spaced; unset IFS
echo "$#|$1|$2|$3|$4"
rows=$'first row\nsecond row\n\nthird'
IFS=$'\n'; set -- $rows; unset IFS
echo "$#|$1|$2|$3"
IFS=; set -- $rows; unset IFS
echo "$#"
IFS=.; set -- ${line%%:*}.x${line%%:*}; unset IFS
echo "$#|$1|$2"
IFS=.-; set -- 10.0-1 $(echo 8.0.36-log); unset IFS
echo "$#|$1|$2|$5"
lead=:x; IFS=:; set -- a$lead$lead; unset IFS
echo "$#|$1|$2|$3"
IFS=:; set -- $line; unset IFS; echo "$#"
