# One table for one job: median figures of every contender, how Lode compares, the goals.
#
# Reads rows of results.csv of one job. `sizes` names the contenders in their order and what each
# reads, "NAME=MEGABYTES;...", `goals` what the job declared, "FIGURE NAME MOST [PEER];...", a floor
# "floor FIGURE NAME MOST".

function sort_numbers(list, n,    i, j, x) {
    for (i = 2; i <= n; i++) {
        x = list[i]
        for (j = i - 1; j >= 1 && list[j] > x; j--) list[j + 1] = list[j]
        list[j + 1] = x
    }
}

# Sets low and high too.
function median(list, n) {
    sort_numbers(list, n)
    low = list[1]
    high = list[n]
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

function figure_of(which, name,    list, n, r) {
    for (r = 1; r <= last_run; r++)
        if ((which, name, r) in figure) list[++n] = figure[which, name, r]
    return n ? median(list, n) : -1
}

# The median over rounds of one figure divided by another of the same round: what slows the machine
# for a while slows both. A contender that ran once is set against its one run.
function ratio(which, name, peer,    list, n, r, other) {
    for (r = 1; r <= last_run; r++) {
        other = runs[peer] == 1 ? 1 : r
        if ((which, name, r) in figure && figure[which, peer, other] > 0)
            list[++n] = figure[which, name, r] / figure[which, peer, other]
    }
    return n ? median(list, n) : -1
}

function is_lode(name) { return name == "lode" || name == "lode -j1" }

{
    if ($8 != 0) {
        problem[$3] = $8 == "missing" ? "not on this machine" : "FAILED with status " $8
        next
    }
    runs[$3]++
    figure["wall", $3, $4] = $5
    figure["cpu", $3, $4] = $6
    figure["peak", $3, $4] = $7
    if ($4 > last_run) last_run = $4
}

function print_contender(name,    wall, range, ratios, l) {
    if (runs[name] == 0) {
        printf "  %-12s %s\n", name, problem[name]
        return
    }
    wall = figure_of("wall", name)
    range = sprintf("(%.3f-%.3f)", low, high)
    for (l = 1; l <= 2 && !is_lode(name); l++)
        if (runs[variant[l]] > 0)
            ratios = ratios sprintf(" %11.3f", ratio("wall", variant[l], name))
    printf "  %-12s %4d %9.3f  %-17s %8.3f %8.1f %7.0f%s%s\n", name, runs[name], wall,
        range, figure_of("cpu", name), figure_of("peak", name),
        size[name] / wall, ratios, name in problem ? "  then " problem[name] : ""
}

function print_best(    i, name, best, l, taken) {
    for (i = 1; i <= contenders; i++) {
        name = order[i]
        if (!is_lode(name) && runs[name] > 0 &&
            (best == "" || figure_of("wall", name) < figure_of("wall", best))) best = name
    }
    for (l = 1; l <= 2; l++)
        if (best != "" && runs[variant[l]] > 0) {
            taken = ratio("wall", variant[l], best)
            printf "  %s takes %.3f of the time of the best peer, %s (%.3f-%.3f by round)\n",
                variant[l], taken, best, low, high
        }
}

function print_floor(part,    got) {
    got = figure_of(part[2], part[3])
    if (got < 0) return
    printf("  floor: %s of %s: %.4f s%s\n", part[2], part[3], got,
        got > part[4] ? ", above the goal of " part[4] " s, which this machine forbids" : "")
}

function print_goal(text,    part, n, got, unit) {
    n = split(text, part, " ")
    if (part[1] == "floor") {
        print_floor(part)
        return
    }
    got = n > 3 ? ratio(part[1], part[2], part[4]) : figure_of(part[1], part[2])
    unit = n > 3 ? "of " part[4] : part[1] == "peak" ? "MB" : "s"
    printf "  goal: %s of %s at most %s %s: ", part[1], part[2], part[3], unit
    if (got < 0) print "NOT met: nothing to compare"
    else printf("%.*f, %s\n", part[1] == "peak" ? 1 : 4, got, got <= part[3] ? "met" : "NOT met")
}

END {
    variant[1] = "lode"
    variant[2] = "lode -j1"
    n = split(sizes, pair, ";")
    for (i = 1; i < n; i++) {
        split(pair[i], part, "=")
        order[++contenders] = part[1]
        size[part[1]] = part[2]
    }
    printf "  %-12s %4s %9s  %-17s %8s %8s %7s", "", "runs", "wall s", "(min-max)", "cpu s",
        "peak MB", "MB/s"
    for (l = 1; l <= 2; l++)
        if (runs[variant[l]]) printf " %11s", (l == 1 ? "lode" : "-j1") " / it"
    print ""
    for (i = 1; i <= contenders; i++) print_contender(order[i])
    print_best()
    n = split(goals, goal, ";")
    for (i = 1; i < n; i++) print_goal(goal[i])
}
