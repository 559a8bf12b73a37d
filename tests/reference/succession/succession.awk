# After csv.awk: where each URN leads. Reads files in this order: a register of schools if -v
# schools=FILE, the links (-v links=FILE), a list of URNs, one a line. -v rule=general or ofsted.
# Prints URN,CURRENT,REASON. Written from the text of the manual; shares nothing with lib/school.
# Run under LC_ALL=C.

function trim(s) { gsub(/^[ \t]+|[ \t\r]+$/, "", s); return s }

# Days since some day, from dd-mm-yyyy, dd/mm/yyyy; "" for an empty cell. The formula is that of
# Fliegel and Van Flandern (1968), Communications of the ACM 11.
function day(s,    d, m, y, a) {
    if (s == "") return ""
    d = substr(s, 1, 2) + 0; m = substr(s, 4, 2) + 0; y = substr(s, 7, 4) + 0
    a = int((m - 14) / 12)
    return d - 32075 + int(1461 * (y + 4800 + a) / 4) + int(367 * (m - 2 - a * 12) / 12) \
        - int(3 * int((y + 4900 + a) / 100) / 4)
}

function is_open(u) { return state[u] ~ /^Open/ }

function first_of(a, b) {     # which of two schools the register says came first, "" if neither
    if (state[a] == "Closed" && is_open(b)) return a
    if (state[b] == "Closed" && is_open(a)) return b
    if (is_open(a) || is_open(b) || closed[a] == "" || closed[b] == "") return ""
    if (closed[b] - closed[a] > 30) return a
    if (closed[a] - closed[b] > 30) return b
    return ""
}

function why(u, reason) {     # the first test that a school fails is its reason
    if (!(u in ends) || rank[reason] < rank[ends[u]]) ends[u] = reason
}

function young(s) { return s ~ /infant|first|lower/ }
function old(s) { return s ~ /junior|upper/ || s ~ /(^|[^a-z])middle([^a-z]|$)/ }
function whole(s) { return s ~ /(^|[^a-z])primary([^a-z]|$)/ }

function stage(a, b,    n, m) {
    n = tolower(name[a]); m = tolower(name[b])
    if (phase[a] == "Primary" && high[a] != "" && high[b] != "" && high[a] + 0 <= 9 && high[b] + 0 > 9) return 1
    if (phase[b] == "Primary" && low[a] != "" && low[b] != "" && low[a] + 0 >= 7 && low[b] + 0 < 7) return 1
    return young(n) != old(n) && !whole(n) && whole(m) && m !~ /infant|first|junior/
}

function neighbours(a, b) {
    if (!(b in listed_there) || (a + 1 != b && b + 1 != a)) return 0
    return opened[b] == "" || (closed[a] != "" && opened[b] < closed[a])
}

BEGIN {
    n = split("proposed both_open undirected circular marked overlap amalgamated split several stage neighbour closed unlisted", word, " ")
    for (i = 1; i <= n; i++) rank[word[i]] = i
}

FNR == 1 { split("", at); header = 0 }

FILENAME == schools {
    cells = csv_record($0, cell)
    if (!cells) next
    if (!header) { header = 1; for (i = 1; i <= cells; i++) at[cell[i]] = i; next }
    u = cell[at["URN"]]
    listed_there[u] = 1
    state[u] = cell[at["EstablishmentStatus (name)"]]
    opened[u] = day(cell[at["OpenDate"]]); closed[u] = day(cell[at["CloseDate"]])
    phase[u] = cell[at["PhaseOfEducation (name)"]]
    low[u] = cell[at["StatutoryLowAge"]]; high[u] = cell[at["StatutoryHighAge"]]
    if (cell[at["ReasonEstablishmentOpened (name)"]] == "Result of Amalgamation") amal_open[u] = 1
    if (cell[at["ReasonEstablishmentClosed (name)"]] == "Result of Amalgamation/Merger") amal_close[u] = 1
    name[u] = cell[at["EstablishmentName"]]
    next
}

FILENAME == links {
    cells = csv_record($0, cell)
    if (!cells) next
    if (!header) { header = 1; for (i = 1; i <= cells; i++) at[cell[i]] = i; next }
    u = cell[at["URN"]]; v = cell[at["LinkURN"]]; t = cell[at["LinkType"]]
    if (t ~ /^Sixth Form/) next
    if (!(v in name)) name[v] = cell[at["LinkName"]]
    known[u] = known[v] = 1
    k = u + 0 < v + 0 ? u " " v : v " " u
    pair[k] = 1
    if (t ~ /^Succ/) says[k, u] = 1
    else if (t ~ /^Pred/) says[k, v] = 1
    if (tolower(t) ~ /merged|amalg|split/) marked[k] = 1
    next
}

{ list[++listed] = trim($0) }

END {
    for (k in pair) {
        split(k, e, " "); a = e[1]; b = e[2]
        f = first_of(a, b)
        if (state[a] == "Proposed to open" || state[b] == "Proposed to open") {
            why(state[a] == "Proposed to open" ? b : a, "proposed"); continue
        }
        if (is_open(a) && is_open(b)) { why(a, "both_open"); why(b, "both_open"); continue }
        if (f == "" && ((k, a) in says) && ((k, b) in says)) { why(a, "circular"); why(b, "circular"); continue }
        if (f == "") f = (k, a) in says ? a : (k, b) in says ? b : ""
        if (f == "") { why(a, "undirected"); why(b, "undirected"); continue }
        s = f == a ? b : a
        if (rule == "ofsted") {
            if (k in marked) { why(f, "marked"); continue }
            if (closed[f] != "" && opened[s] != "" && closed[f] - opened[s] > 365) { why(f, "overlap"); continue }
            if ((f in amal_close) || (s in amal_open)) { why(f, "amalgamated"); continue }
        }
        m++; from[m] = f; to[m] = s; out[f]++
    }
    for (i = 1; i <= m; i++)
        if (out[from[i]] > 1) { why(from[i], "split"); from[i] = "" } else into[to[i]]++
    for (i = 1; i <= m; i++) {
        if (from[i] == "") continue
        if (rule == "ofsted") {
            if (into[to[i]] > 1) { why(from[i], "several"); continue }
            if (stage(from[i], to[i])) { why(from[i], "stage"); continue }
            if (neighbours(from[i], to[i])) { why(from[i], "neighbour"); continue }
        }
        next_urn[from[i]] = to[i]
    }
    if (rule == "ofsted") { # the three links that giasr makes by hand
        if ("103232" in known) next_urn["103232"] = "146701"
        if ("144772" in known) next_urn["144772"] = "146372"
        if ("125975" in known) next_urn["125975"] = "148184"
    }
    for (i = 1; i <= listed; i++) {
        u = list[i]; c = u; steps = 0
        while (c in next_urn && steps++ < 100) c = next_urn[c]
        if (steps >= 100) { print u ",ring,"; continue } # the published links have none
        r = c in ends ? ends[c] : ""
        if (is_open(c)) r = ""
        else if (r == "" && state[c] == "Closed") r = "closed"
        else if (r == "" && schools != "" && !(c in listed_there)) r = "unlisted"
        print u "," c "," r
    }
}
