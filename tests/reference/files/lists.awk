# After csv.awk: what files.csv, columns.csv and codes.csv say of one file, -v name=FILE. The three are
# the first files named, in this order.
#   A condition is COLUMN=A|B;COLUMN!=C: every part of it must hold; nothing holds for all.
# The last of the files named is the one to be read, on one of two sides, -v side=SIDE:
#   published: the file, as it was published
#   tidied: what lode-tidy made of it

BEGIN {
    list_of_files = ARGV[1]
    list_of_columns = ARGV[2]
    list_of_codes = ARGV[3]
}

FILENAME == list_of_files || FILENAME == list_of_columns || FILENAME == list_of_codes {
    if (csv_record($0, cell) && FNR > 1 && cell[1] == name)
        learn()
    next
}

function learn() {
    if (FILENAME == list_of_files)
        learn_file()
    else if (FILENAME == list_of_columns)
        learn_column()
    else
        learn_codes()
}

function learn_file() {
    kind = cell[3]
    records_said = cell[4]
    left_out_said = cell[5]
    rows_said = cell[9]
    condition("left out", cell[6])
    besides = split(cell[10], beside, "|")
    for (i = 1; i <= besides; i++) {
        split(beside[i], pair, "=")
        beside[i] = pair[side == "published" ? 1 : 2]
    }
}

function learn_column() {
    columns++
    column_name[columns] = cell[2]
    as[columns] = cell[4] == "" ? "number" : cell[4]
    filled[columns] = sub(/^filled /, "", as[columns])
    column[columns] = side == "published" ? cell[2] : cell[5] == "" ? "value" : cell[5]
    condition(columns, side == "published" ? cell[3] : cell[6])
    numbers_said[columns] = cell[7]
    total_said[columns] = cell[8]
    said_at[columns] = FNR
    learn_cells(columns, cell[9])
    fore[columns] = csv_line(cell, 6)
}

# What stands in cells, PUBLISHED=WRITTEN:COUNT|CODE:COUNT; a cell that is written as it was
# published needs no second name.
function learn_cells(c, text,    n, i, item, mapping, times, published_as, written_as) {
    n = split(text, item, "|")
    for (i = 1; i <= n; i++) {
        if (!match(item[i], /:[0-9]+$/))
            refuse("'" item[i] "' has no count")
        times = substr(item[i], RSTART + 1)
        mapping = substr(item[i], 1, RSTART - 1)
        published_as = written_as = mapping
        if (match(mapping, /=/)) {
            published_as = substr(mapping, 1, RSTART - 1)
            written_as = substr(mapping, RSTART + 1)
            written[c, published_as] = written_as
        }
        if (side == "published")
            cells_said[c, published_as] += times
        else
            cells_said[c, written_as] += times
    }
}

function condition(of, text,    n, i, k, alternatives, part, any) {
    n = split(text, part, ";")
    conditions[of] = n
    for (i = 1; i <= n; i++) {
        if (!match(part[i], /!?=/))
            refuse("'" part[i] "' is no condition")
        condition_column[of, i] = substr(part[i], 1, RSTART - 1)
        condition_unlike[of, i] = RLENGTH == 2
        condition_any[of, i] = substr(part[i], RSTART + RLENGTH)
        alternatives = split(condition_any[of, i], any, "|")
        if (alternatives == 0)
            allowed[of, i, ""] = 1
        for (k = 1; k <= alternatives; k++)
            allowed[of, i, any[k]] = 1
    }
}

# The first n cells as a line of CSV.
function csv_line(cells, n,    i, text, line) {
    for (i = 1; i <= n; i++) {
        text = cells[i]
        if (text ~ /[",]/) {
            gsub(/"/, "\"\"", text)
            text = "\"" text "\""
        }
        line = line text ","
    }
    return line
}
