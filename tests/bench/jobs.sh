# shellcheck shell=bash
# The jobs. Each is a function job_NAME that declares what runs, in the folder with the data:
#
#   title TEXT                  what the job is
#   reads FILE...               what the commands after it read, for MB/s
#   lode COMMAND...             a Lode tool, as it is and once more with -j1
#   contender NAME COMMAND...   any command, or a function that calls `measured COMMAND...`
#   peer NAME...                programs of peers/ that know the job
#   slow_peer NAME...           the same, run only with SLOW=1, and once
#   goal FIGURE NAME MOST [PEER]   wall, cpu or peak of NAME at most MOST seconds, MB, or of PEER's
#   floor FIGURE NAME MOST      NAME does less than any tool can: where it needs more than MOST, that
#                               goal cannot be met on this machine
#   answers [-c COLUMN,...] [-e WORD] [-o COLUMN,...] [-t TOLERANCE]
#                               what everybody must agree on: the rows in any order (those columns,
#                               with WORD as empty), and these columns in the order of the rows;
#                               numbers to TOLERANCE
#   at_least N                  not fewer rounds than N
#
# In a command @out is the file for its answer. What it prints goes to /dev/null.

register='LA (code),LA (name),EstablishmentNumber,EstablishmentName,Postcode,OpenDate'
register+=',PercentageFSM,GOR (name),UrbanRural (name)'

job_j1() {
    title 'join: nine columns of a register to ten years of results'
    reads ks4.csv gias.csv
    lode lode-merge -q -k URN --take "$register" -o @out ks4.csv gias.csv
    peer polars duckdb data.table
    slow_peer miller
    goal wall lode 0.25 polars
    answers
}

job_j2() {
    title 'aggregate: count, mean and five percentiles of 720 groups of 20 million rows'
    reads long.csv
    lode lode-agg -q -g time_period,measure,region_name \
        --stat count,mean,p10,p25,p50,p75,p90 -o @out long.csv
    peer polars duckdb data.table
    slow_peer datamash miller
    goal wall lode 0.30 polars
    goal wall lode 0.30 duckdb
    answers
}

job_j3() {
    title 'compare: mean of all schools and percentile rank beside each of 20 million rows'
    reads long.csv
    lode lode-bench -q --against national --computed=unweighted \
        --add comparator_value,percentile -o @out long.csv
    peer polars duckdb data.table
    goal wall lode 0.20 polars
    answers -e c
}

job_j4() {
    title 'pick: rows by two conditions, ten columns, sorted by two keys'
    reads ks4.csv
    lode lode-merge -q --where REGION=London --where 'P8MEA>0' \
        --columns YEAR,URN,SCHNAME,LEA,REGION,TOTPUPS,PTFSM6CLA1A,ATT8SCR,P8MEA,M38 \
        --sort LEA --sort P8MEA:desc -o @out ks4.csv
    peer polars duckdb data.table miller
    slow_peer csvkit
    goal wall lode 0.20 polars
    answers -o LEA,P8MEA
}

# Lode also writes the pupils behind each figure, and the columns every measure table has.
job_j5() {
    title 'widen: 2 million rows to one row for each school and group'
    reads long2m.csv
    lode lode-tidy -q -m all --to wide -o @out long2m.csv
    peer polars duckdb data.table
    slow_peer miller
    goal wall lode 0.40 polars
    local columns=school_urn,old_la_code,region_name,time_period,breakdown,toy_score,toy_progress
    columns+=,toy_entries,toy_passes,toy_points,toy_absence,toy_places,toy_spend
    answers -c "$columns" -e c
}

# Peers print distances to other digits; who is whose neighbour, and in which order, must agree.
job_j6() {
    title 'similar: the 50 nearest of each of 25,000 schools on twelve characteristics'
    reads features.csv
    lode lode-similar -q --on f1,f2,f3,f4,f5,f6,f7,f8,f9,f10,f11,f12 --k 50 -o @out features.csv
    peer scikit_learn
    goal wall lode 0.20 scikit_learn
    answers -c school_urn,comparator_urn,rank
}

# Who searches for a maximum stops somewhere near it.
job_j7() {
    title 'multilevel: 2 million pupils in 4,000 schools, ten covariates, REML'
    reads pupils.csv
    lode lode-variance -q --outcome score --fixed x1,x2,x3,x4,x5,x6,x7,x8,x9,x10 \
        --where 'kind~^(fixed|variance)$' --columns term,estimate -o @out pupils.csv
    peer lme4
    goal wall lode 0.02 lme4
    answers -t 1e-7
}

# Nothing here takes long: what counts is what a user waits for on a file of the usual size.
job_small() {
    title 'a megabyte: processor time, and what it takes to start, to read it, to copy it'
    at_least 11
    reads small_ks4.csv
    contender merge lode-merge -q -k URN --take ESTAB,SCHNAME -o @out small_ks4.csv small_gias.csv
    reads small_long.csv
    contender tidy lode-tidy -q -m all -o @out small_long.csv
    contender bench lode-bench -q --computed=unweighted -o @out small_long.csv
    contender agg lode-agg -q -g measure,region_name --stat count,mean,p50 -o @out small_long.csv
    reads small_years.csv
    contender trend lode-trend -q -o @out small_years.csv
    contender flag lode-flag -q --rules "$BENCH/flag_rules.csv" -o @out small_years.csv
    local tool
    for tool in merge tidy bench agg trend flag; do goal cpu $tool 0.005; done
    contender true true
    reads small_long.csv
    contender wc wc -l small_long.csv
    contender dd dd bs=64K status=none if=small_long.csv of=@out
    for tool in true wc dd; do floor cpu $tool 0.005; done
}

job_linear2() {
    title 'linear: aggregating ten times as many rows'
    local file
    for file in long2m long; do
        reads $file.csv
        contender $file lode-agg -q -g time_period,measure,region_name \
            --stat count,mean,p10,p25,p50,p75,p90 -o @out $file.csv
    done
    goal wall long 11 long2m
}

job_linear3() {
    title 'linear: comparing ten times as many rows'
    local file
    for file in long2m long; do
        reads $file.csv
        contender $file lode-bench -q --against national --computed=unweighted \
            --add comparator_value,percentile -o @out $file.csv
    done
    goal wall long 11 long2m
}

job_rough() {
    title 'rough: windows-1252, CRLF, quotes and short records, beside a plain twin'
    local file
    for file in rough plain; do
        reads $file.csv
        contender $file lode-tidy -q --as ks4 --period 201718 -m att8_score -o @out $file.csv
        goal peak $file 16
    done
}

# A file ten times the size of ks4.csv that exists only in the pipe.
merge_from_a_pipe() {
    { cat ks4.csv && for _ in 2 3 4 5 6 7 8 9 10; do tail -n +2 ks4.csv; done; } |
        measured lode-merge -q -k URN --take "$register" - small_gias.csv
}

# One thread each; on quoted, unquoted and rough text.
job_scan() {
    title 'scan: the reader beside a scan for separators that checks nothing'
    local file
    for file in long ks4 gias rough; do
        reads $file.csv
        contender plain-$file "$FOLDER/scan" plain $file.csv
        contender reader-$file "$FOLDER/scan" reader $file.csv
        goal wall reader-$file 2 plain-$file
    done
}

job_stream() {
    title 'stream: memory does not grow with the file'
    reads long.csv
    contender tidy lode-tidy -q -m all long.csv
    reads ks4.csv ks4.csv ks4.csv ks4.csv ks4.csv ks4.csv ks4.csv ks4.csv ks4.csv ks4.csv
    contender merge merge_from_a_pipe
    goal peak tidy 16
    goal peak merge 16
}
