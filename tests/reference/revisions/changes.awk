# Which cells of a file differ from those of an earlier release of it: line, column, before, after and what became of it,
# between tabs; of a row that only one of them has, its line alone. Run with csv.awk of performance-tables:
#
#   awk -v key=COLUMN,COLUMN -f csv.awk -f changes.awk OLD NEW
#
# Codes are those of Explore education statistics.

function is_figure(text) {
    return text ~ /^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$/
}

function kind(text) {
    if (text == "" || text == "x")
        return "nothing"
    if (text == "c")
        return "hidden"
    return is_figure(text) ? "number" : "text"
}

function what(before, after) {
    if (kind(before) == "number" && kind(after) == "number")
        return before + 0 == after + 0 ? "rewritten" : "revised"
    if (kind(after) == "hidden")
        return kind(before) == "text" ? "recoded" : "suppressed"
    if (kind(before) == "hidden" && kind(after) == "number")
        return "released"
    if (kind(before) == "nothing" && kind(after) == "number")
        return "added"
    if (kind(before) == "number" && kind(after) == "nothing")
        return "removed"
    return "recoded"
}

FNR == 1 {
    file++
    parts = split(key, part, ",")
    n = csv_record($0, name)
    for (i = 1; i <= n; i++)
        position[file, name[i]] = i
    for (i = 1; i <= n && file == 2; i++)
        if (!((1, name[i]) in position))
            refuse("the column " name[i] " is new")
    next
}

{
    csv_record($0, cell)
    about = ""
    for (i = 1; i <= parts; i++)
        about = about "|" cell[position[file, part[i]]]
    if (file == 1) {
        if (about in row)
            refuse("the key stands twice: " about)
        row[about] = ++rows
        line[about] = FNR
        for (i = 1; i <= n; i++)
            old[rows, name[i]] = cell[i]
        next
    }
    met[about] = 1
    if (!(about in row)) {
        print FNR "\t\t\t\tadded"
        next
    }
    for (i = 1; i <= n; i++) {
        before = old[row[about], name[i]]
        if (before != cell[i] && what(before, cell[i]) != "rewritten")
            print FNR "\t" name[i] "\t" before "\t" cell[i] "\t" what(before, cell[i])
    }
}

END {
    for (about in row)
        if (!(about in met))
            print line[about] "\t\t\t\tremoved"
}
