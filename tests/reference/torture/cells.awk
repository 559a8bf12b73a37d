# Every cell of a CSV file, a line each: "RECORD<tab>COLUMN<tab>TEXT", with a space for a line break
# and without the spaces around names in the header. With csv.awk of performance-tables.

{
    n = csv_record($0, cells)
    if (n == 0)
        next
    record++
    for (i = 1; i <= n; i++) {
        gsub(/\n/, " ", cells[i])
        if (record == 1)
            gsub(/^ +| +$/, "", cells[i])
        print record "\t" i "\t" cells[i]
    }
}
