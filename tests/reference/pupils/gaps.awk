# The gap between two pupil groups of one group, with its 95% interval: of percentages the hybrid
# score interval of Newcombe (1998, method 10), of progress scores that of the national spread of
# pupils' scores.
#
# First file: these spreads, "time_period,measure,sigma,...". Then what figures.awk writes with the
# key ... time_period measure breakdown; -v first is the pupil group whose figure comes first. Writes
# KEY,GAP,LOW,HIGH, without the breakdown, where both have a figure.
function score(x, n, side, z, p) {
    z = 1.959963984540054
    p = x / n
    return (p + z * z / 2 / n + side * z * sqrt(p * (1 - p) / n + z * z / 4 / n / n)) / (1 + z * z / n)
}
function square(x) { return x * x }
# Sets low and high; leaves them empty where there is no interval.
function limits(group, period, measure, who, n, x, half) {
    low = high = ""
    if (!pupils[group, 1] || !pupils[group, 2]) return
    if (measure !~ /_percent$/) {
        if (!((period, measure) in sigma)) return
        half = 1.96 * sigma[period, measure] * sqrt(1 / pupils[group, 1] + 1 / pupils[group, 2])
        low = figure[group, 1] - figure[group, 2] - half
        high = figure[group, 1] - figure[group, 2] + half
        return
    }
    for (who = 1; who <= 2; who++) {
        n = pupils[group, who]
        x = figure[group, who] * n / 100
        v[who] = x / n
        l[who] = score(x, n, -1)
        u[who] = score(x, n, 1)
    }
    low = 100 * (v[1] - v[2] - sqrt(square(v[1] - l[1]) + square(u[2] - v[2])))
    high = 100 * (v[1] - v[2] + sqrt(square(u[1] - v[1]) + square(v[2] - l[2])))
}
FNR == 1 { file++ }
file == 1 { sigma[$1, $2] = $3; next }
{
    group = $1
    for (i = 2; i < NF - 3; i++) group = group "," $i
    who = $(NF - 3) == first ? 1 : 2
    figure[group, who] = $(NF - 2)
    pupils[group, who] = $(NF - 1)
    period[group] = $(NF - 5)
    measure[group] = $(NF - 4)
}
END {
    for (group in measure) {
        if (figure[group, 1] == "" || figure[group, 2] == "") continue
        limits(group, period[group], measure[group])
        printf "%s,%.15g,%s,%s\n", group, figure[group, 1] - figure[group, 2], \
            low == "" ? "" : sprintf("%.15g", low), high == "" ? "" : sprintf("%.15g", high)
    }
}
