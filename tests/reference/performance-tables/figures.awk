# One line per file and column: rows at each level, how many are numbers, their exact sum, and
# how many carry each code. Follows csv.awk, columns.awk and published.awk or tidied.awk.

BEGIN {
    codes = split("SUPP NE NA NP LOWCOV NEW blank", code_at, " ")
    line = "file,column,records,schools,la_rows,national_rows,numbers,sum"
    for (i = 1; i <= codes; i++)
        line = line "," code_at[i]
    print line
}

function take_cell(column, level, type, number, code) {
    records[column]++
    rows_at[column, level]++
    if (code != "") {
        coded[column, code]++
        return
    }
    numbers[column]++
    sum[column] = add_exactly(sum[column] + 0, number)
}

# A sum of no numbers is empty, not 0.
function report(file, family,    i, j, column, line) {
    for (i = 1; i <= columns_in[family]; i++) {
        column = column_at[family, i]
        if (!(column in records))
            continue
        line = file "," column "," records[column] "," (rows_at[column, "School"] + 0)
        line = line "," (rows_at[column, "Local authority"] + 0)
        line = line "," (rows_at[column, "National"] + 0) "," (numbers[column] + 0)
        line = line "," (numbers[column] > 0 ? decimal_text(sum[column]) : "")
        for (j = 1; j <= codes; j++)
            line = line "," (coded[column, code_at[j]] + 0)
        print line
    }
    split("", records)
    split("", rows_at)
    split("", numbers)
    split("", sum)
    split("", coded)
}
