#!/bin/bash
# call records of one day, as CSV
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

db=/var/log/asterisk/master.db
day=$(rune_param day "$(date -d yesterday +%F)")
dir=$(rune_param export_dir /srv/cdr)

(
  # all or nothing; the first complaint is the answer
  [[ $day =~ ^20[0-9][0-9]-[0-9]{2}-[0-9]{2}$ ]] || rune_error 1 "day: YYYY-MM-DD" '{"field":"day"}'
  [[ -r $db ]] || rune_error 2 "no call database" '{"path":"/var/log/asterisk/master.db"}'
  [[ -d $dir && -w $dir ]] || rune_error 2 "export_dir is not writable" '{"field":"export_dir"}'
)

year=${day%%-*}
csv=$dir/cdr-$day.csv
part=$csv.$$

umask 027
trap 'rm -f "$part"' EXIT

query() {
  sqlite3 -batch -readonly -csv "$db" <<SQL
select calldate, src, dst, duration, billsec, disposition
  from cdr
 where calldate >= '$day 00:00:00' and calldate <= '$day 23:59:59'
 order by calldate;
SQL
}

{
  echo 'calldate,src,dst,duration,billsec,disposition'
  query || { echo '# incomplete'; false; }
} >"$part" 2>/dev/null || rune_error 3 "query failed" "$(jq -nc --arg d "$day" '{day: $d}')"

calls=0 secs=0
while IFS=, read -r _ _ _ _ bill disp; do
  case $bill in ''|*[!0-9]*) continue ;; esac
  case $disp in *ANSWERED*) calls=$((calls + 1)) secs=$((secs + 10#$bill)) ;; esac
done <"$part"

[[ ! -e $csv ]] || gzip -f "$csv" || rune_error 2 "cannot put the old export away"
mv "$part" "$csv" || rune_error 2 "cannot put the export in place"

# this year's exports, for the archivist
kept=$(ls "$dir" | awk -v y="$year" 'index($0, "cdr-" y) == 1 { n++ } END { print n + 0 }')

rune_ok "$calls calls exported" "$(jq -nc --arg f "$csv" --argjson c "$calls" --argjson s "$secs" --argjson k "$kept" \
  '{file: $f, answered: $c, minutes: ($s / 60 | ceil), files_this_year: $k}')"
