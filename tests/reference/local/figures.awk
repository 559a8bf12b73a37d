# After csv.awk: what one column of figures holds. Prints RECORDS, NUMBERS, their TOTAL, the totals
# of N and NUMERATOR, the CODES, and how many numbers are no percentage of n that they could be.
#   local export: -v column=NAME -v where=COLUMN=TEXT -v n=NAME -v numerator=NAME
#   what lode-tidy made of it: -v measure=NAME -v breakdown=LABEL

{
    cells = csv_record($0, cell)
    if (!cells)
        next
    if (!header) {
        header = cells
        csv_header(cells, cell, at)
        find_columns()
        next
    }
    if (cell[at_where] != text_where || cell[at_measure] != measure)
        next
    records++
    part_n = take_part(at_n)
    part_numerator = take_part(at_numerator)
    n_total = add_exactly(n_total, part_n == "" ? 0 : part_n)
    numerator_total = add_exactly(numerator_total, part_numerator == "" ? 0 : part_numerator)
    take(cell[at_value])
}

END {
    if (!refused)
        tell()
}

# Place 0 is a cell that is always empty, as are where and measure where nothing is asked for.
function find_columns(    split_at) {
    at[""] = 0
    if (measure != "") {
        at_value = place("value")
        at_measure = place("measure")
        at_where = place("breakdown")
        text_where = breakdown
        at_n = place("n")
        at_numerator = place("numerator")
        return
    }
    split_at = index(where, "=")
    at_value = place(column)
    at_where = split_at ? place(substr(where, 1, split_at - 1)) : 0
    text_where = split_at ? substr(where, split_at + 1) : ""
    at_n = place(n)
    at_numerator = place(numerator)
}

function place(name) {
    if (!(name in at))
        refuse("no column '" name "'")
    return at[name]
}

function plain(text) {
    gsub(/[,%]/, "", text)
    return is_number(text) ? text : ""
}

function take_part(where) {
    return where ? plain(cell[where]) : ""
}

function take(text,    number, code) {
    number = plain(text)
    if (number != "") {
        numbers++
        total = add_exactly(total, number)
        check_percentage(number)
        return
    }
    code = measure != "" ? cell[at["source_code"]] : text
    coded[code == "" ? "blank" : code]++
}

# The number must be 100 times the numerator divided by n, to half a unit of its last place.
function check_percentage(number,    places, off) {
    if (part_n == "" || part_numerator == "")
        return
    places = index(number, ".") ? length(number) - index(number, ".") : 0
    off = number - 100 * part_numerator / part_n
    if ((off < 0 ? -off : off) > 0.5 / 10 ^ places + 1e-9)
        unlike++
}

function tell(    code, codes) {
    for (code in coded)
        codes = codes " " code ":" coded[code] # the few there are come in one order for both files
    printf "%d records, %d numbers, %s in all, n %s, numerator %s, codes%s, %d unlike their parts\n",
        records, numbers, decimal_text(total), decimal_text(n_total), decimal_text(numerator_total),
        codes, unlike
}
