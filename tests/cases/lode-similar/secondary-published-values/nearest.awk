# The nine characteristics, their national standard deviations and weights; every pair measured.
BEGIN {
    FS = ","
    n = split("2.54724 14.20985 18.06654 1.00183 6.82636 0.07773 5.70462 392.46604 1.96881", sd, " ")
    split("0.52 0.13 0.02 0.11 0.07 0.05 0.09 0.02 0.04", weight, " ")
}
FNR == 1 { next }
{
    for (i = 2; i <= 10; i++) if ($i == "NA" || $i == "") next
    urn[++schools] = $1
    for (i = 1; i <= n; i++) value[schools, i] = $(i + 1)
}
END {
    for (a = 1; a <= schools; a += 70)
        for (b = 1; b <= schools; b++) {
            if (a == b) continue
            sum = 0
            for (i = 1; i <= n; i++) sum += weight[i] * ((value[a, i] - value[b, i]) / sd[i]) ^ 2
            printf "%s,%s,%.13f\n", urn[a], urn[b], sqrt(sum)
        }
}
