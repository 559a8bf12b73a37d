# After csv.awk, lists.awk and codes.awk: whether a file holds what files.csv and columns.csv say of it, as it
# was published and as lode-tidy made it; prints a line for each difference. What stands in each
# column, with what stands beside it, goes to a file of its own, -v out=PATH: PATH.1, PATH.2, ...
#   -v derive=columns, derive=codes: print the lines of columns.csv, of codes.csv, with what is found
#   instead.
# A number may have a percent sign or commas for thousands.

{
    cells = side == "tidied" && $0 !~ /"/ ? split($0, cell, ",") : csv_record($0, cell)
    if (!cells)
        next
    if (!header) {
        start(cells)
        next
    }
    records++
    if (side == "published" && left_out_said > 0 && holds("left out")) {
        left_out++
        next
    }
    tally()
    n = indexed ? split(listed[cell[indexed]], some, " ") : columns
    for (i = 1; i <= n; i++) {
        c = indexed ? some[i] : i
        if (holds(c))
            take(c, text_at(position[c]))
    }
}

END {
    if (!refused)
        tell_all()
}

# ---- before the first record ----

function start(n,    i) {
    header = n
    for (i = 1; i <= n; i++) {
        at[trim(cell[i])] = i
        at["#" i] = i
    }
    for (c = 1; c <= columns; c++) {
        position[c] = find(column[c])
        place_conditions(c)
    }
    if (side == "published")
        place_conditions("left out")
    for (i = 1; i <= besides; i++)
        beside[i] = find(beside[i])
    source_code = "source_code" in at ? at["source_code"] : 0
    start_codes()
    index_columns()
}

# Most rows that lode-tidy makes are of other measures than those looked at: where every column asks
# first for one cell, such as the measure, the columns are found by what it says.
function index_columns(    n, i, any) {
    indexed = side == "tidied" ? condition_at[1, 1] : 0
    for (c = 1; c <= columns; c++)
        if (condition_at[c, 1] != indexed || condition_unlike[c, 1])
            indexed = 0
    for (c = 1; indexed && c <= columns; c++) {
        n = split(condition_any[c, 1], any, "|")
        for (i = 1; i <= n; i++)
            listed[any[i]] = listed[any[i]] c " "
    }
}

function place_conditions(of,    i) {
    for (i = 1; i <= conditions[of]; i++)
        condition_at[of, i] = find(condition_column[of, i])
}

function find(title) {
    if (!(title in at))
        refuse("there is no column '" title "'")
    return at[title]
}

# ---- a record ----

function trim(text) {
    gsub(/^[ \n]+|[ \n]+$/, "", text)
    return text
}

# A published record may end early: its missing cells are blank, or NEW after a last NEW.
function text_at(place) {
    if (side == "tidied")
        return cell[place]
    if (place > cells)
        return cell[cells] == "NEW" ? "NEW" : ""
    return trim(cell[place])
}

function holds(of,    i, unlike) {
    for (i = 1; i <= conditions[of]; i++) {
        unlike = !((of, i, text_at(condition_at[of, i])) in allowed)
        if (unlike != condition_unlike[of, i])
            return 0
    }
    return 1
}

function take(c, text,    n, i, item) {
    if (as[c] == "list" && side == "published") {
        gsub(/[][ ]/, "", text)
        n = split(text, item, ",")
        for (i = 1; i <= n; i++)
            put(c, item[i])
    } else if (as[c] == "date") {
        put(c, day(text))
    } else {
        put(c, text)
    }
}

# 31-08-2020, 31/08/2020 and 2020-08-31 as 20200831; anything else as it is.
function day(text) {
    if (text ~ /^[0-9][0-9][-\/][0-9][0-9][-\/][0-9][0-9][0-9][0-9]$/)
        return substr(text, 7) substr(text, 4, 2) substr(text, 1, 2)
    if (text ~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/)
        return substr(text, 1, 4) substr(text, 6, 2) substr(text, 9)
    return text
}

function put(c, text,    i, line) {
    text = judge(c, text)
    if (filled[c] && text == "blank")
        return
    made[c]++
    for (i = 1; i <= besides; i++)
        line = line text_at(beside[i]) " "
    print line text > (out "." c)
}

# Count a cell as what it is; what it should be written as.
function judge(c, text) {
    if (as[c] == "identifier")
        sub(/\.0$/, "", text)
    if (text == "")
        return count(c, side == "tidied" && column[c] == "value" ? code_of_row() : "blank")
    if (as[c] == "words" || (c, text) in written)
        return count(c, text)
    if (as[c] == "text") {
        numbers[c]++
        return text
    }
    if (text !~ /^[-+]?[0-9][0-9,]*(\.[0-9]*)?%?$/)
        return count(c, text)
    gsub(/[,%]/, "", text)
    numbers[c]++
    add(c, text)
    return text
}

function code_of_row() {
    return cell[source_code] == "" ? "blank" : cell[source_code]
}

function count(c, text) {
    if (!((c, text) in counted))
        code[c, ++codes[c]] = text
    counted[c, text]++
    return side == "published" && (c, text) in written ? written[c, text] : text
}

# ---- exact sums: the whole part and three times six decimals, each a whole number ----

function add(c, text,    sign, part, decimals, i) {
    sign = text ~ /^-/ ? -1 : 1
    sub(/^[-+]/, "", text)
    split(text, part, ".")
    if (length(part[2]) > 18)
        refuse("'" text "' has more than 18 decimals")
    sum[c, 0] += sign * part[1]
    if (part[2] != "") {
        decimals = part[2] "000000000000000000"
        for (i = 1; i <= 3; i++)
            sum[c, i] += sign * substr(decimals, 6 * i - 5, 6)
    }
}

function total(c,    i, negative, carry, text) {
    if (!numbers[c] || as[c] == "text" || as[c] == "words")
        return ""
    negative = is_negative(c)
    for (i = 3; i >= 0; i--) {
        if (negative)
            sum[c, i] = -sum[c, i]
        sum[c, i] += carry
        if (i == 0)
            break
        carry = floor(sum[c, i] / 1000000)
        text = sprintf("%06.0f", sum[c, i] - carry * 1000000) text
    }
    sub(/0+$/, "", text)
    return (negative ? "-" : "") sprintf("%.0f", sum[c, 0]) (text == "" ? "" : "." text)
}

# Whether the parts together are below zero: those after the first may outweigh it.
function is_negative(c,    i, whole, carry) {
    for (i = 3; i > 0; i--)
        carry = floor((sum[c, i] + carry) / 1000000)
    return sum[c, 0] + carry < 0
}

function floor(x,    whole) {
    whole = int(x)
    return whole > x ? whole - 1 : whole
}

# ---- what was found ----

function tell_all() {
    if (derive == "codes") {
        derive_codes()
        return
    }
    if (derive == "columns") {
        for (c = 1; c <= columns; c++)
            print fore[c] numbers[c] + 0 "," total(c) "," quoted(cells_found(c))
        return
    }
    if (side == "published") {
        differ("records", records, records_said)
        differ("records left out", left_out, left_out_said)
    } else {
        differ("rows", records, rows_said)
    }
    for (c = 1; c <= columns; c++) {
        differ(column_name[c] ": numbers", numbers[c], numbers_said[c])
        differ_text(column_name[c] ": total", total(c), total_said[c])
        differ_in_cells(c)
    }
    tell_codes()
    tell_made()
}

function differ(what, found, said) {
    if (found + 0 != said + 0)
        differ_text(what, found + 0, said + 0)
}

function differ_text(what, found, said) {
    if (found "" != said "")
        print name ": " side ": " what ": " found ", should be " said
}

function differ_in_cells(c,    i, key, part) {
    for (i = 1; i <= codes[c]; i++)
        differ(column_name[c] ": '" code[c, i] "'", counted[c, code[c, i]], cells_said[c, code[c, i]])
    for (key in cells_said) {
        split(key, part, SUBSEP)
        if (part[1] == c && !((c, part[2]) in counted) && !(filled[c] && part[2] == "blank"))
            differ(column_name[c] ": '" part[2] "'", 0, cells_said[key])
    }
}

# How many rows the columns account for that make rows only where they are filled, for the caller.
function tell_made(    all) {
    for (c = 1; c <= columns; c++)
        if (filled[c])
            all += made[c]
    print all + 0 > (out ".made")
}

function cells_found(c,    i, j, text, moved) {
    for (i = 2; i <= codes[c]; i++)
        for (j = i; j > 1 && code[c, j] < code[c, j - 1]; j--) {
            moved = code[c, j]
            code[c, j] = code[c, j - 1]
            code[c, j - 1] = moved
        }
    for (i = 1; i <= codes[c]; i++)
        text = text (i > 1 ? "|" : "") code[c, i] \
            ((c, code[c, i]) in written ? "=" written[c, code[c, i]] : "") ":" counted[c, code[c, i]]
    return text
}

function quoted(text) {
    return text ~ /,/ ? "\"" text "\"" : text
}
