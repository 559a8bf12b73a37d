# After csv.awk: what one column of a list holds. Prints how many records it has, how many of them
# say something in the column, and the sum of all days as yyyymmdd or of all numbers.
#   -v column=NAME

{
    cells = csv_record($0, cell)
    if (!cells)
        next
    if (!header) {
        header = cells
        csv_header(cells, cell, at)
        if (!(column in at))
            refuse("no column '" column "'")
        next
    }
    records++
    text = cell[at[column]]
    if (text ~ /^(|-|tbc|n\/a)$/)
        next
    said++
    if (text ~ /^[0-9][0-9]\/[0-9][0-9]\/[0-9]+$/)
        text = substr(text, 7, 4) substr(text, 4, 2) substr(text, 1, 2)
    gsub(/-/, "", text)
    if (is_number(text))
        total += text
}

END {
    if (!refused)
        printf "%d records, %d say something, %.0f in all\n", records, said, total
}
