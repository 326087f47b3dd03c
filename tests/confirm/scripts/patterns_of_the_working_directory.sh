folder=$(mktemp -d); cd "$folder"; touch a.conf b.conf c.txt; mkdir sub; touch sub/d.conf
echo *.conf ./*.conf */; for file in *.txt *.none; do echo "<$file>"; done
shopt -s nullglob; set -- *.none; echo $#; set -- *.conf; echo $#; cd sub; echo *.conf ; cd /; rm -r "$folder"
