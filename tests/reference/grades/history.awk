# The inspection history of 2018 (URN, rating, yyyymmdd) counted from the text of lode-grades(1); it
# shares nothing with lib/. -v job=profile (on the day last), movement (from first to last) or next
# (until last; -v support=FILE of URN,yyyymmdd; the others enter on the day first). Prints one figure
# a line, limits to seven decimals.

function rank(word) {
    return word == "Outstanding" ? 1 : word == "Good" ? 2 : word == "Inadequate" ? 4 : 3
}
function wilson(x, n,    z, middle, half) {
    z = 1.959963984540054
    middle = (x + z * z / 2) / (n + z * z)
    half = z * sqrt(x * (n - x) / n + z * z / 4) / (n + z * z)
    low = middle - half; high = middle + half
}
function share(name, x, n) {
    wilson(x, n)
    printf "%s %d %d %.7f %.7f %.7f\n", name, x, n, 100 * x / n, 100 * low, 100 * high
}

FILENAME == support { sub(/\r$/, ""); split($0, f, ","); start[f[1]] = f[2]; next }
FNR == 1 { next }
{
    sub(/\r$/, "")
    split($0, f, ",")
    key = f[1] " " f[3]
    if (!(f[1] in known)) { known[f[1]] = 1; order[++schools] = f[1] }
    if (key in word) { if (word[key] != f[2]) clash[key] = 1; next }
    word[key] = f[2]
    days[f[1]] = days[f[1]] " " f[3]
}

# The word that stood on a day, "" if none; `after` becomes the first one later.
function standing(urn, day,    d, i, n, best, soon) {
    best = soon = ""
    n = split(days[urn], d, " ")
    for (i = 1; i <= n; i++) {
        if ((urn " " d[i]) in clash) continue
        if (d[i] <= day) { if (best == "" || d[i] > best) best = d[i] }
        else if (soon == "" || d[i] < soon) soon = d[i]
    }
    after = soon
    return best == "" ? "" : word[urn " " best]
}

function profile(    i, w, n, count, part) {
    for (i = 1; i <= schools; i++) {
        w = standing(order[i], last)
        if (w != "") { n++; count[w]++ }
    }
    share("good_or_better", count["Good"] + count["Outstanding"], n)
    split("Outstanding,Good,Requires Improvement,Satisfactory,Inadequate", part, ",")
    for (i = 1; i <= 5; i++) share(part[i], count[part[i]], n)
    print "none", schools - n
}

function movement(    i, a, b, n, up, down, both, f, g, h, p1, p2, l1, u1, l2, u2, m, c, phi) {
    for (i = 1; i <= schools; i++) {
        a = standing(order[i], first); b = standing(order[i], last)
        if (a == "" || b == "") continue
        n++
        up += rank(b) < rank(a); down += rank(b) > rank(a)
        both += rank(a) < 3 && rank(b) < 3; f += rank(a) < 3 && rank(b) > 2
        g += rank(a) > 2 && rank(b) < 3; h += rank(a) > 2 && rank(b) > 2
        moved[a "|" b]++
    }
    share("improved", up, n); share("same", n - up - down, n); share("declined", down, n)
    p1 = (both + f) / n; wilson(both + f, n); l1 = low; u1 = high
    p2 = (both + g) / n; wilson(both + g, n); l2 = low; u2 = high
    m = (both + f) * (g + h) * (both + g) * (f + h)
    c = both * h - f * g
    phi = (c > n / 2 ? c - n / 2 : c >= 0 ? 0 : c) / sqrt(m)
    printf "change %.7f %.7f %.7f\n", 100 * (p2 - p1),
        100 * (p2 - p1 - sqrt((p2 - l2) ^ 2 - 2 * phi * (p2 - l2) * (u1 - p1) + (u1 - p1) ^ 2)),
        100 * (p2 - p1 + sqrt((p1 - l1) ^ 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ^ 2))
    for (w in moved) print "moved", w, moved[w] | "sort"
    close("sort")
}

function at_next(    i, w, urn, day, group, s, c, p, lower, upper, total, weight, x, n) {
    for (i = 1; i <= schools; i++) {
        urn = order[i]
        group = urn in start ? "supported" : "comparison"
        day = urn in start ? start[urn] : first
        w = standing(urn, day)
        if (w != "Requires Improvement" && w != "Inadequate") continue
        entered[group, w]++
        if (after == "" || after > last) continue
        again[group, w]++
        met[group, w] += rank(word[urn " " after]) < 3
    }
    n = split("Requires Improvement,Inadequate", s, ",")
    for (i = 1; i <= n; i++) {
        share("supported " s[i], met["supported", s[i]], again["supported", s[i]])
        share("comparison " s[i], met["comparison", s[i]], again["comparison", s[i]])
        print "entered", s[i], entered["supported", s[i]], entered["comparison", s[i]]
        total += again["supported", s[i]]; x += met["supported", s[i]]
    }
    for (i = 1; i <= n; i++) {
        weight = again["supported", s[i]] / total
        p = met["comparison", s[i]] / again["comparison", s[i]]
        wilson(met["comparison", s[i]], again["comparison", s[i]])
        c += weight * p
        lower += (weight * (p - low)) ^ 2; upper += (weight * (high - p)) ^ 2
    }
    lower = sqrt(lower); upper = sqrt(upper)
    printf "alike %.7f %.7f %.7f\n", 100 * c, 100 * (c - lower), 100 * (c + upper)
    wilson(x, total); p = x / total
    printf "difference %.7f %.7f %.7f\n", 100 * (p - c),
        100 * (p - c - sqrt((p - low) ^ 2 + upper ^ 2)), 100 * (p - c + sqrt((high - p) ^ 2 + lower ^ 2))
}

END {
    if (job == "profile") profile()
    if (job == "movement") movement()
    if (job == "next") at_next()
}
