#!/usr/bin/env bash
# The jobs in other programs of the command line.   tools.sh PROGRAM JOB OUT   (in the folder with
# the data)
# shellcheck disable=SC1010,SC2016,SC2317 # Miller has a "then" and $names of its own
set -euo pipefail
out=$3

kept=YEAR,URN,SCHNAME,LEA,REGION,TOTPUPS,PTFSM6CLA1A,ATT8SCR,P8MEA,M38
register='LA (code),LA (name),EstablishmentNumber,EstablishmentName,Postcode,OpenDate'
register+=',PercentageFSM,GOR (name),UrbanRural (name)'

# Miller streams the right file and holds the left one; --ur keeps the rows of the right without a
# partner. It puts the key and the left columns first: cut puts them back.
miller_j1() {
    mlr --csv join --ur -j URN -f <(mlr --csv cut -f "URN,$register" gias.csv) \
        then cut -o -f "$(head -n 1 ks4.csv),$register" ks4.csv
}
miller_j2() {
    mlr --csv --from long.csv filter '$value != "c"' \
        then stats1 -i -a count,mean,p10,p25,p50,p75,p90 -f value \
        -g time_period,measure,region_name \
        then rename -r '^value_(.*)$,\1'
}
miller_j4() {
    mlr --csv --from ks4.csv filter '$REGION == "London" && is_numeric($P8MEA) && $P8MEA > 0' \
        then sort -f LEA -nr P8MEA then cut -o -f "$kept"
}
miller_j5() {
    mlr --csv --from long2m.csv cut -x -f n then reshape -s measure,value then unsparsify
}

# csvkit has no sort by one column up and another down: it finds the rows, in the order they are in.
csvkit_j4() {
    csvgrep -c REGION -m London ks4.csv | csvgrep -c P8MEA -r '^[0-9.]*[1-9]' | csvcut -c "$kept"
}

# datamash reads no CSV; no cell of this file needs quotes. Its percentiles are whole ones.
datamash_j2() {
    echo time_period,measure,region_name,count,mean,p10,p25,p50,p75,p90
    tail -n +2 long.csv | grep -v ',c$' |
        datamash -t, -s -R 12 -g 4,5,3 count 8 mean 8 perc:10 8 q1 8 median 8 q3 8 perc:90 8
}

"$1_$2" > "$out"
