# From "GROUP<tab>URN,PERIOD,MEASURE<tab>VALUE", sorted by group and value, to a row for each school:
# URN,PERIOD,MEASURE,number in the group,their mean,percentile.
function finish(i, k) {
    for (i = 0; i < n; i = k) {
        for (k = i + 1; k < n && value[k] == value[i]; k++)
            ;
        for (j = i; j < k; j++)
            printf "%s,%d,%.12g,%.12g\n", row[j], n, sum / n, 100 * (i + (k - i + 1) / 2) / n
    }
    n = sum = 0
}
BEGIN { FS = "\t" }
{
    if ($1 != group) { finish(); group = $1 }
    row[n] = $2
    value[n++] = $3 + 0
    sum += $3
}
END { finish() }
