# Read what lode-tidy made of one published file (its name in -v file=NAME) and hand every
# compared row to take_cell() under the name of the column it came from.

BEGIN {
    split("geographic_level establishment_type breakdown_topic breakdown measure value status " \
          "source_code", needed, " ")
    split("SUPP=c NE=z NA=z NP=x LOWCOV=x NEW=x blank=x", pairs, " ")
    for (i in pairs) {
        split(pairs[i], pair, "=")
        status_of[pair[1]] = pair[2]
    }
    split("School,Local authority,National", levels, ",")
    for (i in levels)
        is_level[levels[i]] = 1
}

{
    cells = csv_record($0, cell)
    if (!cells)
        next
    if (header_cells == 0)
        start_table()
    else
        take_row()
}

END {
    if (csv_pending != "" && !refused)
        refuse("the output ends inside a quoted cell")
    if (!refused)
        report(file, family)
}

function start_table(    i) {
    family = family_of(file)
    header_cells = cells
    csv_header(cells, cell, position, 0)
    for (i in needed)
        if (!(needed[i] in position))
            refuse("no column '" needed[i] "'")
}

function named(name) {
    return cell[position[name]]
}

# Rows of measures or breakdowns that columns.csv does not list are left out: they have no
# figures to be compared with.
function take_row(    key) {
    if (cells != header_cells)
        refuse("the row has " cells " cells, the header " header_cells)
    if (!(named("geographic_level") in is_level))
        refuse("geographic_level is '" named("geographic_level") "'")
    key = family SUBSEP named("measure") SUBSEP named("breakdown_topic") SUBSEP named("breakdown")
    if (key in column_of)
        take_value(column_of[key])
}

function take_value(column,    code, type) {
    if (named("value") == "")
        code = named("source_code") == "" ? "blank" : named("source_code")
    else if (!is_number(named("value")))
        refuse("value '" named("value") "' is not a plain number")
    if (code != "" && !(code in status_of))
        refuse("unknown source_code '" code "'")
    if (named("status") != (code == "" ? "" : status_of[code]))
        refuse("status '" named("status") "' does not belong to " (code == "" ? "a number" : code))
    take_cell(column, named("geographic_level"), kind(), named("value"), code)
}

# Schools carry their own kind, and KS2 and KS4 have a single kind of local authority row, which
# may be named or not; only the kinds that tell aggregates apart are compared.
function kind(    level, type) {
    level = named("geographic_level")
    type = named("establishment_type")
    if (level == "School" || (level == "Local authority" && type == "State-funded"))
        return ""
    return type
}
