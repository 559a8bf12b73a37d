# Read performance tables as published and hand every compared cell to take_cell().
# A record's level and kind follow RECTYPE (KS2, KS4) or the words that stand in the place of a
# school's numbers (census, absence).

BEGIN {
    learn_kind("ks4", "1", "School", "")
    learn_kind("ks4", "2", "School", "")
    learn_kind("ks4", "4", "Local authority", "")
    learn_kind("ks4", "5", "National", "All schools")
    learn_kind("ks4", "7", "National", "State-funded")
    learn_kind("ks2", "1", "School", "")
    learn_kind("ks2", "2", "School", "")
    learn_kind("ks2", "3", "Local authority", "")
    learn_kind("ks2", "4", "National", "All schools")
    learn_kind("ks2", "5", "National", "State-funded")
    phase_of["PRI"] = "Primary"
    phase_of["SEC"] = "Secondary"
    phase_of["SPE"] = "Special"
    split("SUPP NE NA NP LOWCOV NEW", known, " ")
    for (i in known)
        is_code[known[i]] = 1
}

{
    if (FNR == 1)
        end_file()
    cells = csv_record($0, cell)
    if (!cells)
        next
    if (file == "")
        start_file()
    else
        take_record()
}

END {
    end_file()
}

function learn_kind(family, rectype, level, type) {
    level_of[family, rectype] = level
    type_of[family, rectype] = type
}

function start_file() {
    file = FILENAME
    sub(/.*\//, "", file)
    family = family_of(file)
    header_cells = cells
    csv_header(cells, cell, position, 0)
    csv_header(cells, cell, folded, 1)
}

function end_file() {
    if (refused || file == "")
        return
    if (csv_pending != "")
        refuse("the file before ends inside a quoted cell")
    report(file, family)
    file = ""
}

function take_record(    i, column) {
    if (cells > header_cells)
        refuse("the record has more cells than the header")
    find_level()
    for (i = cells + 1; i <= header_cells; i++)
        cell[i] = cell[cells] == "NEW" ? "NEW" : ""
    for (i = 1; i <= columns_in[family]; i++) {
        column = column_at[family, i]
        if (column in position)
            take_published(column, cell[position[column]])
    }
}

# Sets `level` and `type` for the current record.
function find_level(    word) {
    if (family == "ks2" || family == "ks4") {
        word = cell[folded["RECTYPE"]]
        if (!((family, word) in level_of))
            refuse("unknown RECTYPE '" word "'")
        level = level_of[family, word]
        type = type_of[family, word]
        return
    }
    word = cell[folded[family == "census" ? "URN" : "LA"]]
    level = word == "LA" ? "Local authority" : word == "NAT" ? "National" : "School"
    type = level == "School" ? "" : phase_of[cell[folded["ESTAB"]]]
    if (level != "School" && type == "")
        refuse("unknown kind of totals row '" cell[folded["ESTAB"]] "'")
}

function take_published(column, text,    plain) {
    gsub(/^ +| +$/, "", text)
    plain = text
    sub(/%$/, "", plain)
    if (plain ~ /^[-+]?[0-9]+(,[0-9][0-9][0-9])+(\.[0-9]+)?$/)
        gsub(/,/, "", plain)
    if (is_number(plain))
        take_cell(column, level, type, plain, "")
    else if (text == "" || text in is_code)
        take_cell(column, level, type, "", text == "" ? "blank" : text)
    else
        refuse("'" text "' in " column " is neither a number nor a known code")
}
