# Progress scores with their published limits and labels, as a measure table with a column "label".
# Run with csv.awk of performance-tables and
#   -v suffix= or _17, _18: the columns of that year
#   -v period=201819 -v urn=COLUMN -v scores=SCORE:LOW:HIGH:LABEL:MEASURE,...
# A score without a label or without limits, and one of no school, is left out.

BEGIN {
    OFS = ","
    n_scores = split(scores, asked, ",")
    print "school_urn,time_period,measure,value,ci_low,ci_high,label"
}

{
    cells = csv_record($0, cell)
    if (cells == 0)
        next
    if (!seen_header++) {
        for (i = 1; i <= cells; i++)
            place[cell[i]] = i
        next
    }
    for (s = 1; s <= n_scores; s++) {
        split(asked[s], part, ":")
        for (i = 1; i <= 4; i++) {
            text[i] = cell[place[part[i] suffix]]
            gsub(/^ +| +$/, "", text[i])
        }
        if (cell[place[urn]] ~ /[0-9]/ && is_number(text[1]) && is_number(text[2]) && is_number(text[3]) && text[4] ~ /[A-Za-z1-5]/ && text[4] !~ /^(NA|SUPP|NP|NE|LOWCOV|NEW|x)$/)
            print cell[place[urn]], period, part[5], text[1], text[2], text[3], text[4]
    }
}
