# From code, week, value alone: mean and limits; the columns after them are held against these.
NR == 1 { next }
{
    week = $2; sub(/Week /, "", week)
    seen[$1]; value[$1, week + 0] = $3; said[$1] = $4 FS $5 FS $6
}
function near(a, b) { return a - b < 1e-8 && b - a < 1e-8 }
END {
    for (la in seen) {
        n = sum = ranges = all = kept = 0
        for (w = 1; w <= 53; w++)
            if ((la, w) in value && value[la, w] != "") {
                x[++n] = value[la, w]; sum += x[n]
                if (n > 1) all += r[n] = x[n] > x[n - 1] ? x[n] - x[n - 1] : x[n - 1] - x[n]
            }
        if (n < 4) { few++; continue }
        for (i = 2; i <= n; i++)
            if (r[i] < 3.267 * all / (n - 1)) { ranges += r[i]; kept++ } else screened++
        mean = sum / n; apart = 2.66 * ranges / kept
        split(said[la], ours, FS)
        series++
        wrong += !near(ours[1], mean) || !near(ours[2], mean - apart) || !near(ours[3], mean + apart)
    }
    print series " series, " few + 0 " too short, " screened + 0 " ranges screened, " wrong + 0 " differ"
}
