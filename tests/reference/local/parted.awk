# After csv.awk: the cells of each record but the first, parted by |.

{
    cells = csv_record($0, cell)
    if (cells && records++)
        for (i = 1; i <= cells; i++)
            printf "%s%s", cell[i], i < cells ? "|" : "\n"
}
