# From "GROUP,VALUE", sorted by group and then by value, to a row for each group:
# GROUP,count,missing,sum,mean,sd,min,p10,p25,median,p75,p97.5,max,share>=50. VALUE is empty where there
# is none.
# Quantiles by the definition of type 7: place (n - 1) p, counted from 0, on a straight line.
function quantile(p, place, below) {
    place = (n - 1) * p
    below = int(place)
    return below + 1 < n ? value[below] + (place - below) * (value[below + 1] - value[below]) : value[below]
}
function deviation(mean, i, squares) {
    for (i = 0; i < n; i++) squares += (value[i] - mean) * (value[i] - mean)
    return sqrt(squares / (n - 1))
}
function share(bound, i, met) {
    for (i = 0; i < n; i++) met += value[i] >= bound
    return 100 * met / n
}
function put(figure) { printf ",%s", n ? sprintf("%.12g", figure) : "" }
function finish() {
    if (group == "") return
    printf "%s,%d,%d", group, n, missing
    put(sum); put(n ? sum / n : 0)
    if (n > 1) put(deviation(sum / n))
    else printf ","
    put(value[0])
    put(quantile(0.1)); put(quantile(0.25)); put(quantile(0.5)); put(quantile(0.75)); put(quantile(0.975))
    put(value[n - 1]); put(n ? share(50) : 0)
    print ""
}
{
    at = match($0, /,[^,]*$/)
    name = substr($0, 1, at - 1)
    text = substr($0, at + 1)
    if (name != group) {
        finish()
        group = name
        n = missing = sum = 0
    }
    if (text == "") { missing++; next }
    value[n++] = text + 0
    sum += text
}
END { finish() }
