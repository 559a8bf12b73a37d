# The list of compared columns, columns.csv, which is always the first file named.

BEGIN {
    columns_file = ARGV[1]
}

FILENAME == columns_file {
    if (FNR > 1 && csv_record($0, cell))
        learn_column(cell[1], cell[2], cell[3], cell[4], cell[5])
    next
}

function learn_column(family, column, measure, topic, breakdown) {
    column_at[family, ++columns_in[family]] = column
    column_of[family, measure, topic, breakdown] = column
}

# The family a published file belongs to, by its published name.
function family_of(file) {
    if (file ~ /_ks4/)
        return "ks4"
    if (file ~ /_ks2/)
        return "ks2"
    if (file ~ /_census/)
        return "census"
    if (file ~ /_abs/)
        return "absence"
    refuse("'" file "' is not the name of a known performance table")
}
