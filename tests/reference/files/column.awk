# After csv.awk: what one column holds. Prints RECORDS,NUMBERS,TOTAL,CODED.
#   published file: -v column=NAME
#   what lode-tidy made of it: -v column=value -v measure=NAME -v breakdown=LABEL
# A number may have a percent sign or commas for thousands. Run under LC_ALL=C.

{
    cells = csv_record($0, cell)
    if (!cells)
        next
    if (!header) {
        header = cells
        for (i = 1; i <= cells; i++)
            at[cell[i]] = i
        if (!(column in at))
            refuse("no column '" column "'")
        next
    }
    if (measure != "" && (cell[at["measure"]] != measure || cell[at["breakdown"]] != breakdown))
        next
    records++
    take(cell[at[column]])
}

END {
    if (!refused)
        tell()
}

function take(text) {
    gsub(/^ +| +$/, "", text)
    if (text ~ /^-?[0-9][0-9,]*(\.[0-9]+)?%?$/) {
        gsub(/[,%]/, "", text)
        numbers++
        total += text
    } else {
        note(measure == "" ? text : cell[at["source_code"]])
    }
}

function note(code) {
    if (code == "")
        code = "blank"
    if (!(code in coded))
        order[++codes] = code
    coded[code]++
}

function tell(    i, j, text, moved) {
    for (i = 2; i <= codes; i++)
        for (j = i; j > 1 && order[j] < order[j - 1]; j--) {
            moved = order[j]
            order[j] = order[j - 1]
            order[j - 1] = moved
        }
    for (i = 1; i <= codes; i++)
        text = text (i > 1 ? " " : "") order[i] ":" coded[order[i]]
    printf "%d,%d,%.10g,%s\n", records, numbers, total, text
}
