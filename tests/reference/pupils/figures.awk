# From rows of schools to figures of groups, by pupils: of percentages those counted over those there
# are, of anything else the mean weighted by n, of counts the sum.
#
# First file: the kinds of measures, "measure,kind". Second: rows with the columns named in -v key
# (separated by spaces, no cell with a comma), value, n and numerator. Writes KEY,FIGURE,N,COUNTED
# for each group, sorted by nobody; FIGURE is empty where no row has both value and n, and what the
# only value says where there is one. Counted is empty unless every count is known.
function places(text, at) {
    at = index(text, ".")
    return at ? length(text) - at : 0
}
function size(x) { return x < 0 ? -x : x }
# Whether k of n pupils are v percent, printed with so many places.
function prints(k, n, v, digits) { return size(100 * k / n - v) <= 0.5 * 10 ^ -digits + 1e-9 }
# The pupils that v percent of n are: by the numerator, or the only whole number, or none (-1).
function counted(v, n, numerator, text, k, found) {
    if (n != int(n)) return -1
    if (numerator != "" && prints(numerator, n, v, places(text))) return numerator
    found = -1
    for (k = int(v * n / 100 - n / 100) - 1; k <= v * n / 100 + n / 100 + 1; k++) {
        if (k < 0 || k > n || !prints(k, n, v, places(text))) continue
        if (found >= 0) return -1
        found = k
    }
    return found
}
FNR == 1 { file++ }
file == 1 { kind[$1] = $2; next }
FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; columns = split(key, name, " "); next }
{
    group = ""
    for (i = 1; i <= columns; i++) group = group $at[name[i]] ","
    value = $at["value"]; n = $at["n"]; is = kind[$at["measure"]]
    if (is == "proportion" && n == "0") value = "" # of nobody
    if (value !~ /^-?[0-9.]+$/) { if (!(group in values)) values[group] = 0; next }
    values[group]++
    only[group] = value
    sum[group] += value
    of[group] = is
    if (n !~ /^[0-9.]+$/ || n == 0) next
    if (is == "proportion") {
        k = counted(value + 0, n + 0, $at["numerator"], value)
        if (k < 0) { unknown[group]++; k = value * n / 100 }
        total[group] += 100 * k
        pupils[group] += k
    } else
        total[group] += value * n
    all[group] += n
}
END {
    for (group in values) {
        figure = values[group] == 1 ? only[group] : of[group] == "count" && values[group] ? sum[group] : all[group] ? total[group] / all[group] : ""
        counts = of[group] == "count" && values[group] > 1
        printf "%s%s,%s,%s\n", group, figure == "" ? "" : sprintf("%.15g", figure), \
            all[group] && figure != "" && !counts ? all[group] : "", \
            of[group] == "proportion" && all[group] && !unknown[group] ? pupils[group] : ""
    }
}
